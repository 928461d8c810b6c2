"""A small identity provider on a local port: discovery, keys, and a token endpoint that checks the client, the code and PKCE."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "csc-at-the-council", "a secret both know"


@functools.cache
def rsa_key(which: str = "the provider's") -> rsa.RSAPrivateKey:
    """One key for each name; making one takes longer than a whole sign-in."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class IdentityProvider:
    """Speaks over HTTP as a real one does. `claims` and `headers` change what it says, `broken` how it fails."""

    def __init__(self) -> None:
        self.key, self.key_id = rsa_key(), "key-1"
        self.signing_key: Any = self.key
        self.algorithm = "RS256"
        self.claims: dict[str, Any] = {}
        self.left_out: set[str] = set()
        self.discovery: dict[str, Any] = {}
        self.broken: dict[str, tuple[int, bytes]] = {}
        self.asked: list[str] = []
        self._codes: dict[str, dict[str, str]] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.answer(self, b"")

            def do_POST(self) -> None:
                outer.answer(self, self.rfile.read(int(self.headers["Content-Length"])))

            def log_message(self, *args: object) -> None:
                """Nothing on the terminal."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def sign_in(self, address: str) -> dict[str, str]:
        """The person types their password at the provider, which sends their browser back with this query."""
        asked = dict(parse_qsl(urlsplit(address).query))
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        path = urlsplit(handler.path).path
        self.asked.append(path)
        status, content = (
            self.broken.get(path)
            or {
                "/.well-known/openid-configuration": self._discovery,
                "/keys": self._keys,
                "/token": lambda: self._token({name: values[0] for name, values in parse_qs(body.decode()).items()}),
            }.get(path, lambda: (404, b"{}"))()
        )
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.end_headers()
        handler.wfile.write(content)

    def _discovery(self) -> tuple[int, bytes]:
        document = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }
        return 200, json.dumps(document | self.discovery).encode()

    def _keys(self) -> tuple[int, bytes]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return 200, json.dumps({"keys": [public | {"kid": self.key_id, "use": "sig", "alg": "RS256"}]}).encode()

    def _token(self, given: dict[str, str]) -> tuple[int, bytes]:
        asked = self._codes.pop(given.get("code", ""), None)  # A code is used once.
        challenge = base64.urlsafe_b64encode(hashlib.sha256(given.get("code_verifier", "").encode()).digest()).rstrip(b"=")
        if (
            asked is None
            or (given["client_id"], given["client_secret"]) != (CLIENT, SECRET)
            or challenge.decode() != asked["code_challenge"]
            or given["redirect_uri"] != asked["redirect_uri"]
        ):
            return 400, json.dumps({"error": "invalid_grant"}).encode()
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "subject-1",
            "nonce": asked["nonce"],
            "iat": now,
            "exp": now + 300,
            "email": "worker@example.org",
            "email_verified": True,
        }
        kept = {name: value for name, value in (claims | self.claims).items() if name not in self.left_out}
        token = jwt.encode(kept, self.signing_key, algorithm=self.algorithm, headers={"kid": self.key_id})
        return 200, json.dumps({"access_token": "an-access-token", "token_type": "Bearer", "id_token": token}).encode()
