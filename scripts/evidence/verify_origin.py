#!/usr/bin/env python3
"""Does the log of one origin really follow that of another? Verifier B of origin.json, beside verify.py: no network, no database.

    verify_origin.py PAPER --former POLICY --policy POLICY    one JSON line; exit code 0: every check held, 1: refused
    verify_origin.py --batch                                  lines "<former policy> <policy> <base64 of a paper>" on stdin

Written apart from verifier A (TypeScript, verify-origin/); shares no code with it.
"""
import base64, json, sys; sys.dont_write_bytecode = True
from verify import (Refused, ed25519, encoded, fields, instant, list_of, load, need, nested, number, one_of, read, read_note,
                    read_policy, read_verifier_key, sha256, sha256hex, text, token, unbase64, verifier_key)

whole = number(2**53 - 1)
note = lambda value: type(value) is str and 1 <= len(value) <= 16384
PAPER = dict(statement=text("[ -~]{1,16384}"), salt=encoded(32), checkpoint=note, cosigned=list_of(note, 1, 16), vkey=verifier_key)
WITNESSED = dict(size=whole, root=sha256hex, witness=token)
FOLLOWS = dict(origin=token, held=nested(size=whole, root=sha256hex), cosigned=list_of(nested(**WITNESSED), 1, 16))
STATEMENT = dict(v=one_of(1), kind=one_of("new-origin"), origin=token, follows=nested(**FOLLOWS),
                 missing=nested(**{"from": whole, "to": whole}), at=instant)

def signed_by(key_id, key, signatures, body):
    own = [data for signer, data in signatures if signer == key_id]
    return bool(own) and all(ed25519(key, body, data) for data in own)

def cosigned_by(key_id, key, signatures, body):
    own = [data for signer, data in signatures if signer == key_id]
    return bool(own) and all(len(data) == 72 and 0 < int.from_bytes(data[:8], "big") < 2**53 and ed25519(
        key, b"cosignature/v1\ntime %d\n" % int.from_bytes(data[:8], "big") + body, data[8:]) for data in own)

def check(raw, raw_former, raw_later):
    (former, _, (former_id, former_key), witnesses), (later, _, (log_id, log_key), _) = read_policy(raw_former), read_policy(raw_later)
    paper = fields(load(raw), **PAPER)
    said = fields(load(paper["statement"].encode()), **STATEMENT)
    origin, body, size, root, signatures = read_note(paper["checkpoint"])
    notes = [read_note(each) for each in paper["cosigned"]]
    need(size == 1)
    try:
        told = read_verifier_key(paper["vkey"], 1)
    except Refused:
        raise Refused("entry-mismatch") from None
    held, heads, missing = said["follows"]["held"], said["follows"]["cosigned"], said["missing"]
    seen = [(each[2], each[3].hex()) for each in notes]
    need(told == (log_id, log_key)
         and said["origin"] == later["origin"] != former["origin"] == said["follows"]["origin"]
         and [(each["size"], each["root"]) for each in heads] == seen
         and len({each["witness"] for each in heads}) == len(heads)
         and set(seen) != {(held["size"], held["root"])}
         and missing["from"] <= held["size"] and missing["to"] == max(missing["from"], *(each[0] for each in seen)), "entry-mismatch")
    need(root == sha256(b"\0", unbase64(paper["salt"]), paper["statement"].encode()), "leaf-not-included")
    need(origin == later["origin"] and signed_by(log_id, log_key, signatures, body), "checkpoint-signature")
    need(all(each[0] == former["origin"] and signed_by(former_id, former_key, each[4], each[1]) for each in notes), "checkpoint-signature")
    keys = {key_id[0]: (key_id, key) for key_id, key in reversed(witnesses)}
    known = [(head["witness"], each) for head, each in zip(heads, notes) if head["witness"] in keys]
    need(all(cosigned_by(*keys[name], each[4], each[1]) for name, each in known), "witness-quorum")
    need(len(known) >= max(1, former["quorum"]), "witness-quorum")
    return {"ok": True, "from": former["origin"], "to": later["origin"], "held": held["size"],
            "missing": {"from": missing["from"], "to": missing["to"]}, "witnesses": [name for name, _ in known]}

def verdict(raw, former, later):
    try:
        return check(raw, former, later)
    except Refused as refused:
        return {"ok": False, "reason": str(refused)}

if __name__ == "__main__":
    if sys.argv[1:] == ["--batch"]:
        for former, later, data in (line.rstrip("\n").split(" ") for line in sys.stdin):
            print(json.dumps(verdict(base64.b64decode(data), read(former), read(later))), flush=True)
    elif len(sys.argv) == 6 and sys.argv[2] == "--former" and sys.argv[4] == "--policy":
        print(json.dumps(result := verdict(*(read(sys.argv[each]) for each in (1, 3, 5)))))
        sys.exit(0 if result["ok"] else 1)
    else:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
