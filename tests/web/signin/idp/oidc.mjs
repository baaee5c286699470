// A certified OpenID Connect provider (oidc-provider), with the persons of a file that is read at each sign-in.
// node oidc.mjs PORT PERSONS.json REDIRECT_URI POST_LOGOUT_REDIRECT_URI BACKCHANNEL_LOGOUT_URI
import { readFileSync } from "node:fs";
import { Provider } from "oidc-provider";

const [port, file, back, out, told] = process.argv.slice(2);
const persons = () => JSON.parse(readFileSync(file, "utf8"));
const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: "frikommune",
      client_secret: "a-secret-of-the-tests-alone",
      redirect_uris: [back],
      post_logout_redirect_uris: [out],
      backchannel_logout_uri: told,
      backchannel_logout_session_required: true,
    },
  ],
  claims: { openid: ["sub"], profile: ["name", "groups"] },
  findAccount: (_, id) => persons()[id] && { accountId: id, claims: () => ({ sub: id, ...persons()[id] }) },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    backchannelLogout: { enabled: true },
  },
  // It posts to no machine on the inside, nor waits for a slow one; here it is both.
  fetch: (url, { dispatcher, signal, ...rest }) => fetch(url, rest),
  cookies: { keys: ["of the tests alone"] },
});
provider.listen(Number(port), "localhost", () => console.log("ready"));
