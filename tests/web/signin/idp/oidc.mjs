// A certified OpenID Connect provider (oidc-provider), with the persons of a file that is read at each sign-in.
// node oidc.mjs PORT PERSONS.json REDIRECT_URI POST_LOGOUT_REDIRECT_URI
import { readFileSync } from "node:fs";
import { Provider } from "oidc-provider";

const [port, file, back, out] = process.argv.slice(2);
const persons = () => JSON.parse(readFileSync(file, "utf8"));
const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: "frikommune",
      client_secret: "a-secret-of-the-tests-alone",
      redirect_uris: [back],
      post_logout_redirect_uris: [out],
    },
  ],
  claims: { openid: ["sub"], profile: ["name", "groups"] },
  findAccount: (_, id) => persons()[id] && { accountId: id, claims: () => ({ sub: id, ...persons()[id] }) },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  cookies: { keys: ["of the tests alone"] },
});
provider.listen(Number(port), "localhost", () => console.log("ready"));
