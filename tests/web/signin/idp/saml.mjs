// A SAML identity provider (samlp), with the persons of a file that is read at each sign-in. What the file says
// under "" overrides its options: another receiver, a life of minus ten minutes.
// node saml.mjs PORT PERSONS.json KEY.pem CERTIFICATE.pem WHERE_ANSWERS_GO
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import samlp from "samlp";

const [port, file, key, certificate, acs] = process.argv.slice(2);
const issuer = `http://localhost:${port}/metadata`;
const persons = () => JSON.parse(readFileSync(file, "utf8"));
function profile(user) {
  return {
    getClaims: () => ({ name: user.name, groups: user.groups }),
    getNameIdentifier: () => ({ nameIdentifier: user.id }),
  };
}
profile.prototype.metadata = [];
const places = { redirectEndpointPath: "/sso", postEndpointPath: "/sso", logoutEndpointPaths: { redirect: "/logout" } };
const options = () => ({
  issuer,
  key: readFileSync(key),
  cert: readFileSync(certificate),
  profileMapper: profile,
  getPostURL: (audience, dom, request, done) => done(null, acs),
  destination: acs,
  recipient: acs,
  sessionIndex: "1",
  nameIdentifierFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  ...persons()[""],
});
const form = `<form method="post"><label>User <input name="user"></label><button>Sign in</button></form>`;

createServer((request, response) => {
  const url = new URL(request.url, issuer);
  let sent = "";
  request.query = Object.fromEntries(url.searchParams);
  request.originalUrl = request.url;
  request.protocol = "http";
  response.set = (name, value) => response.setHeader(name, value);
  response.send = (body) => response.end(typeof body === "number" ? String(body) : body);
  const fault = (wrong) => response.writeHead(500).end(String(wrong));
  request.on("data", (part) => (sent += part));
  request.on("end", () => {
    response.setHeader("Content-Type", "text/html");
    if (url.pathname === "/metadata") return samlp.metadata({ ...options(), ...places })(request, response);
    if (request.method === "GET") return response.end(form);
    const id = new URLSearchParams(sent).get("user");
    request.body = {};
    request.user = persons()[id] && { id, ...persons()[id] };
    samlp.auth(options())(request, response, fault);
  });
}).listen(Number(port), "localhost", () => console.log("ready"));
