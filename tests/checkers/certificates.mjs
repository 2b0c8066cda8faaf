// node certificates.mjs PACKAGES: reads {certificates, vocabularies} from standard input and lets Digital Bazaar's libraries
// check each certificate, without any network; writes [{verified, words}]. Whether it was withdrawn is asked of its list,
// when that is among the vocabularies: a list that is not signed, or names another issuer, is not believed either.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [packages] = process.argv.slice(2);
const here = createRequire(join(packages, "here.js"));
const load = (name) => import(pathToFileURL(here.resolve(name)));
const { verifyCredential } = await load("@digitalbazaar/vc");
const { DataIntegrityProof } = await load("@digitalbazaar/data-integrity");
const { cryptosuite } = await load("@digitalbazaar/eddsa-rdfc-2022-cryptosuite");
const lists = await load("@digitalbazaar/vc-bitstring-status-list");
const { contexts } = here("@digitalbazaar/credentials-context");

const { certificates, vocabularies } = JSON.parse(readFileSync(0, "utf8"));
const MULTIKEY = "https://w3id.org/security/multikey/v1";

function documentLoader(address) {
    const document = vocabularies[address] ?? contexts.get(address) ?? byKey(address);
    if (!document) throw new Error(`not known here: ${address}`);
    return { contextUrl: null, documentUrl: address, document };
}

// did:key: the name of the holder is the key itself.
function byKey(address) {
    const [did, fragment] = address.split("#");
    if (!did.startsWith("did:key:")) return null;
    const multibase = did.slice("did:key:".length);
    const key = { id: `${did}#${multibase}`, type: "Multikey", controller: did, publicKeyMultibase: multibase };
    return fragment
        ? { "@context": MULTIKEY, ...key }
        : { "@context": ["https://www.w3.org/ns/did/v1", MULTIKEY], id: did, assertionMethod: [key] };
}

async function standing(asked) {
    const found = await lists.checkStatus({ ...asked, verifyBitstringStatusListCredential: true });
    if (found.results?.some((one) => one.status)) throw new Error("withdrawn");
    if (!found.verified) throw found.error;
    return found;
}

const answers = [];
for (const credential of certificates) {
    const suite = new DataIntegrityProof({ cryptosuite });
    const isKnown = credential.credentialStatus?.statusListCredential in vocabularies;
    const checkStatus = isKnown ? standing : async () => ({ verified: true });
    const { verified, error } = await verifyCredential({ credential, suite, documentLoader, checkStatus });
    answers.push({ verified, words: verified ? "" : String(error?.errors?.[0]?.message ?? error?.message ?? error) });
}
process.stdout.write(JSON.stringify(answers));
