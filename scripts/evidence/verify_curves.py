"""ECDSA on P-256 (FIPS 186-5) and Ed25519 (RFC 8032), verification only, in plain integers: part of verifier B.
Textbook formulas; nothing here is secret, so nothing need take constant time. A thousand bundles must be checked in one
process, and the standard library has no signatures."""
import functools, hashlib

P, N = 2**256 - 2**224 + 2**192 + 2**96 - 1, 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551
B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b
G = (0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296,
     0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5)

def p256_add(a, b):
    """Sum of two points (X, Y, Z) in Jacobian coordinates; Z = 0 is the neutral point."""
    (x1, y1, z1), (x2, y2, z2) = a, b
    if not z1 or not z2:
        return b if not z1 else a
    u, v = z1 * z1 % P, z2 * z2 % P
    h, r = (x2 * u - x1 * v) % P, (y2 * u * z1 - y1 * v * z2) % P
    if h == 0:
        return p256_double(a) if r == 0 else (0, 1, 0)
    hh = h * h % P
    hhh, w = h * hh % P, x1 * v * hh % P
    x3 = (r * r - hhh - 2 * w) % P
    return x3, (r * (w - x3) - y1 * v * z2 * hhh) % P, h * z1 * z2 % P

def p256_double(a):
    x, y, z = a
    yy, zz = y * y % P, z * z % P
    s, m = 4 * x * yy % P, 3 * (x - zz) * (x + zz) % P
    x3 = (m * m - 2 * s) % P
    return x3, (m * (s - x3) - 8 * yy * yy) % P, 2 * y * z % P

def two_products(add, double, zero, u, a, v, b):
    """u·a + v·b, bit by bit from the top (Shamir's trick)."""
    both, sum_ = add(a, b), zero
    for bit in range(max(u.bit_length(), v.bit_length()) - 1, -1, -1):
        sum_ = double(sum_)
        pair = (u >> bit & 1, v >> bit & 1)
        if pair != (0, 0):
            sum_ = add(sum_, both if pair == (1, 1) else a if pair[0] else b)
    return sum_

@functools.lru_cache(4096)
def es256(point, message, signature):
    x, y = point
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if len(signature) != 64 or not (0 < r < N and 0 < s < N) or (y * y - x * x * x + 3 * x - B) % P:
        return False
    inverse, digest = pow(s, -1, N), int.from_bytes(hashlib.sha256(message).digest(), "big")
    X, _, Z = two_products(p256_add, p256_double, (0, 1, 0), digest * inverse % N, (*G, 1), r * inverse % N, (x, y, 1))
    return Z != 0 and X * pow(Z, -2, P) % P % N == r

Q, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, -1, Q) % Q, pow(2, (2**255 - 20) // 4, Q)

def ed_add(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    p, q, r, s = (y1 - x1) * (y2 - x2) % Q, (y1 + x1) * (y2 + x2) % Q, 2 * D * t1 * t2 % Q, 2 * z1 * z2 % Q
    e, f, g, h = q - p, s - r, s + r, q + p
    return e * f % Q, g * h % Q, f * g % Q, e * h % Q

def ed_point(data):
    """The point of 32 bytes (RFC 8032 §5.1.3), or None."""
    y, sign = int.from_bytes(data, "little") % 2**255, data[31] >> 7
    xx = (y * y - 1) * pow(D * y * y + 1, -1, Q) % Q
    x = pow(xx, (Q + 3) // 8, Q)
    x = x if (x * x - xx) % Q == 0 else x * ROOT % Q
    if y >= Q or (x * x - xx) % Q or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else Q - x
    return x, y, 1, x * y % Q

BASE = ed_point((4 * pow(5, -1, Q) % Q).to_bytes(32, "little"))

@functools.lru_cache(4096)
def ed25519(key, message, signature):
    a, s = ed_point(key), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    minus = (Q - a[0], a[1], 1, Q - a[3])
    x, y, z, _ = two_products(ed_add, lambda p: ed_add(p, p), (0, 1, 1, 0), s, BASE, h, minus)
    inverse = pow(z, -1, Q)
    return (y * inverse % Q | (x * inverse % Q & 1) << 255).to_bytes(32, "little") == signature[:32]
