#!/usr/bin/env python3
"""Verifier B of consent evidence. Python's standard library and the openssl command, nothing else: no network, no database.

    verify.py BUNDLE --policy POLICY     one JSON line; exit code 0: every check held, 1: refused
    verify.py --batch                    lines "<policy file> <base64 of a bundle>" on stdin, one JSON line each

Written apart from verifier A (TypeScript, verify/); shares no code with it. What it checks, in this order:
  1. the file: strict JSON, the known fields only, one spelling of every value;
  2. the kiosk: its certificate comes from the policy's authority, was valid when the person answered, is for
     signatures, names this kiosk; its ES256 signature covers what was shown and answered (RFC 7515);
  3. the server: its Ed25519 signature (RFC 8032) by a key of the policy;
  4. the entries are about one act and the server's word points to the kiosk's by SHA-256;
  5. every entry is in the Merkle log (RFC 9162) of the checkpoint, which the log and enough witnesses have signed
     (C2SP signed-note, tlog-checkpoint, tlog-cosignature);
  6. the time-stamp (RFC 3161) covers that whole note, where the policy knows an authority;
  7. the server's seal (a detached JWS) covers the whole bundle.
"""
import base64, binascii, datetime, functools, hashlib, json, os, re, subprocess, sys, tempfile; sys.dont_write_bytecode = True
from verify_curves import ed25519, es256
class Refused(Exception):
    """The bundle proves nothing; its argument is a code of the closed list."""

def need(condition, code="malformed"):
    if not condition:
        raise Refused(code)

# ---------------------------------------------------------------- reading: strict JSON, one spelling of every value

def load(raw):
    def whole(text):
        need(re.fullmatch("0|[1-9][0-9]{0,15}", text) and int(text) < 2**53)
        return int(text)

    def members(pairs):
        names = [name for name, _ in pairs]
        need(len(set(names)) == len(names) and "__proto__" not in names)
        return dict(pairs)

    need(len(raw) <= 2**20)
    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=members, parse_int=whole, parse_float=whole, parse_constant=whole)
    except (ValueError, RecursionError):
        raise Refused("malformed") from None

def unbase64(text, url=False):
    """The bytes of strict base64 (or base64url without padding)."""
    need(isinstance(text, str) and text.isascii() and not (url and "=" in text))
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4) if url else text, b"-_" if url else None, validate=True)
    except binascii.Error:
        raise Refused("malformed") from None
    again = base64.urlsafe_b64encode(data).rstrip(b"=") if url else base64.b64encode(data)
    need(again.decode() == text)
    return data

def fields(value, **expected):
    """An object with exactly these fields, each accepted by its own check; an optional one may be absent."""
    need(type(value) is dict)
    need(value.keys() <= expected.keys(), "unknown-field")
    for name, check in expected.items():
        need(name in value or check in OPTIONAL)
        need(name not in value or check(value[name]))
    return value

# Checks of one value. True is no number here, and 1 is not true: types are compared as well.
def text(pattern):
    return lambda value: type(value) is str and re.fullmatch(pattern, value) is not None
def one_of(*values):
    return lambda value: any(type(value) is type(each) and value == each for each in values)
def number(most):
    return lambda value: type(value) is int and 0 <= value <= most
def or_null(check):
    return lambda value: value is None or check(value)
def list_of(check, least, most):
    return lambda value: type(value) is list and least <= len(value) <= most and all(check(each) for each in value)
def nested(**expected):
    return lambda value: fields(value, **expected) is not None
def encoded(length, url=False):
    return lambda value: len(unbase64(value, url)) == length
def moment(value):
    return datetime.datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ")
def instant(value):
    try:
        return text("(19[7-9]|2[0-9]{2})[0-9](-[0-9]{2}){2}T([0-9]{2}:){2}[0-5][0-9][.][0-9]{3}Z")(value) and bool(moment(value))
    except ValueError:
        return False

def certificate(value):
    """One PEM block as openssl writes it."""
    found = type(value) is str and len(value) <= 8192 and re.fullmatch(
        r"-----BEGIN CERTIFICATE-----\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/=]{1,64})\n-----END CERTIFICATE-----\n?", value)
    need(found)
    der = unbase64(found[1].replace("\n", ""))
    need(len(der) > 4 and der[:2] == b"\x30\x82" and int.from_bytes(der[2:4], "big") + 4 == len(der))
    return der

# Fields that came later: what was signed before has none of them.
def part(value):
    return nested(number=number(9999), of=number(9999))(value) and 1 <= value["number"] <= value["of"] >= 2
def home_actor(value):
    return nested(actor=one_of("self", "parent", "guardian"), relation=or_null(one_of("mother", "father", "guardian")))(value)
OPTIONAL = (part, home_actor)

boolean = one_of(True, False)
ident = text("[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
act = text("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
token, sha256hex = text("[!-~]{1,128}"), text("[0-9a-f]{64}")
language = one_of("fr", "fr-simple", "en", "ar", "pt", "tr")
verifier_key = text(r"[!-*,-~]{1,128}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}")
compact = text(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
detached = text(r"[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+")

ENTRY = dict(texts=list_of(lambda jws: compact(jws) and len(jws) <= 131072, 1, 2), salt=encoded(32, True),
             index=number(2**53 - 1), proof=list_of(encoded(32), 0, 64), kioskCertificate=or_null(certificate))
BUNDLE = dict(v=one_of(1), actId=act, entries=list_of(nested(**ENTRY), 1, 256),
              checkpoint=lambda note: type(note) is str and 1 <= len(note) <= 16384,
              timestamp=or_null(lambda stamp: type(stamp) is str and 1 <= len(stamp) <= 65536 and unbase64(stamp)),
              exportedAt=instant, part=part, seal=lambda jws: detached(jws) and len(jws) <= 1024)
POLICY = dict(v=one_of(1), origin=token, logKey=verifier_key, witnesses=list_of(verifier_key, 0, 16), quorum=number(16),
              serverKeys=list_of(nested(kid=token, jwk=nested(kty=one_of("OKP"), crv=one_of("Ed25519"), x=encoded(32, True))), 1, 64),
              kioskCa=certificate, tsaCa=or_null(certificate), timestampRequired=boolean)
SHOWN = dict(screen=text("[A-Za-z0-9._-]{1,64}"), ms=number(86400000), language=language,
             size=one_of("normal", "large", "largest"), heard=boolean)
KIOSK = dict(v=one_of(1), kind=one_of("opening", "reopening", "closure"), actId=act, regime=one_of("consent-2016", "mes-2022"),
             kioskId=ident, software=token, notice=nested(version=text("[a-z0-9./-]{1,64}"), sha256=sha256hex),
             language=language, shown=list_of(nested(**SHOWN), 0, 400), actor=one_of("self", "parent", "guardian"),
             papersCallId=or_null(act), assisted=boolean, answeredAt=instant)
OPENING = dict(KIOSK, understood=one_of("quiz", "staff"), misses=nested(insurer=number(2), close=number(2)),
               answers=nested(open=one_of(True), breakGlass=boolean, emergencyCall=boolean))
CLOSURE = dict(KIOSK, understood=one_of(None), misses=one_of(None), answers=nested(close=one_of(True)))
RECEIVED = dict(v=one_of(1), kind=one_of("received"), actId=act, kioskJwsSha256=sha256hex, subject=text("([0-9a-f]{32}){1,2}"),
                siteId=ident, receivedAt=instant, clockSuspect=boolean, withdraws=or_null(act),
                relation=or_null(one_of("mother", "father", "guardian")),
                opinion=or_null(one_of("agrees", "disagrees", "not-expressed")), software=token)
AT_HOME = dict(v=one_of(1), kind=one_of("asked-at-home"), actId=act, notice=KIOSK["notice"], language=language,
               answers=nested(close=one_of(True)), by=home_actor, subject=RECEIVED["subject"], channelConfirmed=boolean, withdraws=act,
               at=instant, software=token)
OUTCOME = dict(v=one_of(1), kind=one_of("outcome"), actId=act, transaction=one_of("TD1.1", "TD1.2", "TD1.4"),
               outcome=one_of("created", "already-exists", "refused", "closed", "uncertain"),
               messageId=or_null(token), code=or_null(token), at=instant, software=token)

CHANGED = dict(v=one_of(1), kind=one_of("changed-at-home"), actId=act, changeId=act, language=language,
               answers=nested(breakGlass=boolean, emergencyCall=boolean), by=home_actor, subject=RECEIVED["subject"],
               channelConfirmed=boolean, at=instant, software=token)
CHANGE_END = dict(v=one_of(1), kind=one_of("change-outcome"), actId=act, changeId=act, code=or_null(token), at=instant, software=token,
                  outcome=one_of("changed", "refused", "unreachable", "uncertain"))

def read_jws(jws, shapes):
    """(header, payload) of a compact JWS; the payload is the canonical JSON (RFC 8785) of itself."""
    head, body, signature = (unbase64(part, True) for part in jws.split("."))
    header, payload = load(head), load(body)
    need(type(payload) is dict and type(payload.get("kind")) is str and payload["kind"] in shapes)
    fields(payload, **shapes[payload["kind"]])
    # Our values are ASCII, whole numbers, true, false and null: sorted names without spaces are the canonical form.
    need(json.dumps(payload, sort_keys=True, separators=(",", ":")).encode() == body)
    return header, payload, signature, jws.rpartition(".")[0].encode()

# ---------------------------------------------------------------- the kiosk's certificate and the time-stamp, by openssl

def openssl(*arguments, **files):
    """Runs openssl on files of a folder that goes away; None when it refuses."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, name) for name in files}
        for name, data in files.items():
            with open(paths[name], "wb") as file:
                file.write(data)
        run = subprocess.run(["openssl", *(paths.get(a[1:], a) if a[:1] == "@" else a for a in arguments)], capture_output=True)
        return run.stdout.decode("latin-1") if run.returncode == 0 else None

@functools.lru_cache(4096)
def describe(pem, authority):
    """(public key, not before, not after, {extension: value}) of a certificate that the authority signed, as openssl reads it."""
    chain = ["verify", "-partial_chain", "-no_check_time", "-no-CApath", "-no-CAstore", "-CAfile", "@ca", "@pem"]
    need(openssl(*chain, ca=authority.encode(), pem=pem.encode()) is not None, "kiosk-certificate")
    told = openssl("x509", "-in", "@pem", "-noout", "-pubkey", "-dates", "-dateopt", "iso_8601", "-ext",
                   "basicConstraints,keyUsage,extendedKeyUsage,subjectAltName", pem=pem.encode())
    key = base64.b64decode(re.search("-----BEGIN PUBLIC KEY-----\n(.*?)\n-----END", told, re.S)[1])
    dates = [datetime.datetime.strptime(each, "%Y-%m-%d %H:%M:%SZ") for each in re.findall("^not(?:Before|After)=(.*)$", told, re.M)]
    return key, *dates, dict(re.findall("^X509v3 ([^:]+): ?(?:critical)?\n +(.*)$", told, re.M))

def kiosk_key(pem, authority, kiosk_id, signed_at):
    """The P-256 point of the certificate, if it was this kiosk's signing certificate at that time."""
    key, start, end, extensions = describe(pem, authority)
    _, ca_start, ca_end, ca_extensions = describe(authority, authority)
    need(ca_extensions.get("Basic Constraints", "").startswith("CA:TRUE")
         and max(start, ca_start) <= moment(signed_at) <= min(end, ca_end)
         and "Digital Signature" in extensions.get("Key Usage", "").split(", ")
         and not extensions.get("Basic Constraints", "").startswith("CA:TRUE") and "Extended Key Usage" not in extensions
         and extensions.get("Subject Alternative Name") == "URI:urn:kiosk:" + kiosk_id
         and len(key) == 91 and key[:27].hex() == "3059301306072a8648ce3d020106082a8648ce3d03010703420004", "kiosk-certificate")
    return int.from_bytes(key[27:59], "big"), int.from_bytes(key[59:], "big")

@functools.lru_cache(4096)
def stamped(note, response, authority):
    """RFC 3161, judged as of the time that the stamp itself states."""
    told = openssl("ts", "-reply", "-in", "@reply", "-text", reply=response) or ""
    stated = re.search(r"^Time stamp: (\w+ +\d+ [\d:]+)(?:\.\d+)? (\d+) GMT$", told, re.M)
    need(stated, "timestamp")
    when = datetime.datetime.strptime(" ".join(stated.groups()) + "+0000", "%b %d %H:%M:%S %Y%z")
    return openssl("ts", "-verify", "-data", "@note", "-in", "@reply", "-CAfile", "@ca", "-attime", str(int(when.timestamp())),
                   note=note, reply=response, ca=authority.encode()) is not None

# ---------------------------------------------------------------- the log: inclusion, checkpoint, witnesses

def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def root_from(leaf, index, size, proof):
    """The root that this audit path leads to (RFC 9162 §2.1.3.2), or None when it has the wrong length."""
    if size == 1 or not proof:
        return leaf if size == 1 and not proof else None
    left = 1 << ((size - 1).bit_length() - 1)  # leaves of the left subtree
    right = index >= left
    under = root_from(leaf, index - left if right else index, size - left if right else left, proof[:-1])
    return under and (sha256(b"\1", proof[-1], under) if right else sha256(b"\1", under, proof[-1]))

def read_verifier_key(line, kind):
    """((name, key id), Ed25519 key)."""
    name, ident_, data = line.split("+", 2)
    data = unbase64(data)
    need(data[0] == kind and hashlib.sha256(name.encode() + b"\n" + data).hexdigest()[:8] == ident_)
    return (name, bytes.fromhex(ident_)), data[1:]

def read_note(note):
    """(origin, signed text, size, root, [((name, key id), signature)]) of a checkpoint."""
    found = re.fullmatch("(([!-~]{1,128})\n([1-9][0-9]{0,15})\n([A-Za-z0-9+/=]{44})\n)\n((?:\u2014 [!-*,-~]{1,128} [A-Za-z0-9+/=]{1,256}\n){1,32})", note)
    need(found)
    size, root = int(found[3]), unbase64(found[4])
    signatures = [(line.split(" ")[1], unbase64(line.split(" ")[2])) for line in found[5][:-1].split("\n")]
    need(size < 2**53 and len(root) == 32 and all(len(data) >= 5 for _, data in signatures))
    return found[2], found[1].encode(), size, root, [((name, data[:4]), data[4:]) for name, data in signatures]

@functools.lru_cache(64)
def read_policy(raw):
    policy = fields(load(raw), **POLICY)
    kids = {each["kid"]: unbase64(each["jwk"]["x"], True) for each in policy["serverKeys"]}
    log, witnesses = read_verifier_key(policy["logKey"], 1), [read_verifier_key(line, 4) for line in policy["witnesses"]]
    need(len(kids) == len(policy["serverKeys"]) and policy["quorum"] <= len(witnesses)
         and len({key for _, key in [log, *witnesses]}) == 1 + len(witnesses)
         and (policy["tsaCa"] or not policy["timestampRequired"])
         and openssl("x509", "-in", "@ca", "-noout", ca=policy["kioskCa"].encode()) is not None)
    return policy, kids, log, witnesses

# ---------------------------------------------------------------- the verdict

def check_entry(entry, policy, kids):
    """(kiosk payload or None, server payload), both signatures verified."""
    *first, last = entry["texts"]
    header, server, signature, signed = read_jws(last, {"received": RECEIVED, "asked-at-home": AT_HOME, "outcome": OUTCOME,
                                                    "changed-at-home": CHANGED, "change-outcome": CHANGE_END})
    if first:
        khead, kiosk, ksignature, ksigned = read_jws(first[0], {"opening": OPENING, "reopening": OPENING, "closure": CLOSURE})
        need(entry["kioskCertificate"], "kiosk-certificate")
        thumbprint = base64.urlsafe_b64encode(sha256(certificate(entry["kioskCertificate"]))).rstrip(b"=").decode()
        need(khead == {"alg": "ES256", "typ": "dmp-evidence+jws", "x5t#S256": thumbprint}, "kiosk-signature")
        point = kiosk_key(entry["kioskCertificate"], policy["kioskCa"], kiosk["kioskId"], server["receivedAt"] if server.get("clockSuspect") else kiosk["answeredAt"])
        need(es256(point, ksigned, ksignature), "kiosk-signature")
        need(server["kind"] == "received" and server["kioskJwsSha256"] == hashlib.sha256(first[0].encode()).hexdigest(), "entry-mismatch")
    need(type(header) is dict and type(header.get("kid")) is str and header["kid"] in kids
         and header == {"alg": "EdDSA", "typ": "dmp-receipt+jws", "kid": header["kid"]}
         and ed25519(kids[header["kid"]], signed, signature), "server-signature")
    need(first or (server["kind"] != "received" and entry["kioskCertificate"] is None), "entry-mismatch")
    # A closure asked at home is the one answer that only the server vouches for.
    return kiosk if first else server if server["kind"] == "asked-at-home" else None, server

def check_act(bundle, words):
    """The entries speak of one act, and do not contradict each other."""
    acts, indexes = [answer for answer, _ in words if answer], [entry["index"] for entry in bundle["entries"]]
    need(len(acts) == 1 and indexes == sorted(set(indexes)), "entry-mismatch")
    answer, closure = acts[0], acts[0]["kind"] in ("closure", "asked-at-home")
    asked, ended = set(), set()  # changes of the choices, as far as the log has come
    for word in [answer, *(server for _, server in words)]:
        need(word["actId"] == bundle["actId"], "entry-mismatch")
        # Who acts alone represents nobody; who represents does so by a relation.
        need("by" not in word or (word["by"]["actor"] == "self") == (word["by"]["relation"] is None), "entry-mismatch")
        if word["kind"] == "received":
            need(word["withdraws"] != word["actId"], "entry-mismatch")
            need(answer["actor"] != "self" or (word["relation"] is None and answer["papersCallId"] is None), "entry-mismatch")
        elif word["kind"] == "asked-at-home":
            need(word["withdraws"] != word["actId"], "entry-mismatch")
        elif word["kind"] == "outcome":
            need((word["transaction"] == "TD1.4") == closure, "entry-mismatch")
            need(word["outcome"] not in (("created", "already-exists") if closure else ("closed",)), "entry-mismatch")
        elif word["kind"] == "changed-at-home":
            need(not closure and word["changeId"] not in asked | {word["actId"]}, "entry-mismatch")
            asked.add(word["changeId"])
        elif word["kind"] == "change-outcome":
            need(not closure and word["changeId"] in asked - ended, "entry-mismatch")
            ended.add(word["changeId"])

def sealed(bundle, kids):
    """A key of the policy signed the canonical JSON (RFC 8785) of everything but the seal."""
    head, _, signature = bundle["seal"].split(".")
    header, signature = load(unbase64(head, True)), unbase64(signature, True)
    rest = {name: value for name, value in bundle.items() if name != "seal"}
    # Beside ASCII there is only the dash of a note, which stands for itself.
    body = json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    return (type(header) is dict and type(header.get("kid")) is str and header["kid"] in kids
            and header == {"alg": "EdDSA", "typ": "dmp-bundle+jws", "kid": header["kid"]}
            and ed25519(kids[header["kid"]], (head + "." + base64.urlsafe_b64encode(body).rstrip(b"=").decode()).encode(), signature))

def check(raw, raw_policy):
    policy, kids, (log_id, log_key), witnesses = read_policy(raw_policy)
    bundle = fields(load(raw), **BUNDLE)
    origin, body, size, root, signatures = read_note(bundle["checkpoint"])
    check_act(bundle, [check_entry(entry, policy, kids) for entry in bundle["entries"]])
    for entry in bundle["entries"]:
        leaf = sha256(b"\0", unbase64(entry["salt"], True), "\n".join(entry["texts"]).encode())
        need(entry["index"] < size and root_from(leaf, entry["index"], size, [unbase64(each) for each in entry["proof"]]) == root, "leaf-not-included")
    own = [data for owner, data in signatures if owner == log_id]
    need(origin == policy["origin"] and own and all(ed25519(log_key, body, data) for data in own), "checkpoint-signature")
    cosigned = [(owner, key, data) for owner, key in witnesses for signer, data in signatures if signer == owner]
    need(len({owner for owner, _, _ in cosigned}) >= policy["quorum"], "witness-quorum")
    for _, key, data in cosigned:
        seconds = int.from_bytes(data[:8], "big")
        need(len(data) == 72 and 0 < seconds < 2**53, "witness-quorum")
        need(ed25519(key, b"cosignature/v1\ntime %d\n" % seconds + body, data[8:]), "witness-quorum")
    stamp, authority = bundle["timestamp"], policy["tsaCa"]
    need(stamp or not policy["timestampRequired"], "timestamp")
    need(not (stamp and authority) or stamped(bundle["checkpoint"].encode(), unbase64(stamp), authority), "timestamp")
    need(sealed(bundle, kids), "bundle-signature")
    return {"ok": True, "actId": bundle["actId"], "entries": len(bundle["entries"]), "treeSize": size}

def verdict(raw, raw_policy):
    try:
        return check(raw, raw_policy)
    except Refused as refused:
        return {"ok": False, "reason": str(refused)}

def read(path):
    with open(path, "rb") as file:
        return file.read(2**20 + 1)

if __name__ == "__main__":
    if sys.argv[1:] == ["--batch"]:
        for path, data in (line.rstrip("\n").split(" ") for line in sys.stdin):
            print(json.dumps(verdict(base64.b64decode(data), read(path))), flush=True)
    elif len(sys.argv) == 4 and sys.argv[2] == "--policy":
        print(json.dumps(result := verdict(read(sys.argv[1]), read(sys.argv[3]))))
        sys.exit(0 if result["ok"] else 1)
    else:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
