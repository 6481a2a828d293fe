"""People of a realm of Keycloak, and their way into the console: the part of infra/interop/keycloak that speaks HTTP."""

import html
import http.cookiejar
import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

CLIENT = "signalbox"
SECRET = "the secret of the client: % and /"
PAGE = "/console/signed-in"


def realm(hub: str) -> dict:
    """A realm with a client for the hub, somebody with a group and somebody without."""

    def person(name: str, groups: list) -> dict:
        return {
            "username": name,
            "enabled": True,
            "email": f"{name}@example.org",
            "emailVerified": True,
            "firstName": name,
            "lastName": name,
            "credentials": [{"type": "password", "value": f"password of {name}"}],
            "groups": groups,
        }

    groups = {"claim.name": "groups", "full.path": "false", "id.token.claim": "true"}
    mapper = {"name": "groups", "protocol": "openid-connect", "protocolMapper": "oidc-group-membership-mapper"}
    return {
        "realm": "cert",
        "enabled": True,
        "sslRequired": "none",
        "groups": [{"name": "cert-duty"}],
        "users": [person("ann", ["/cert-duty"]), person("eve", [])],
        "clients": [
            {
                "clientId": CLIENT,
                "secret": SECRET,
                "redirectUris": [hub + PAGE],
                "attributes": {"pkce.code.challenge.method": "S256"},
                "protocolMappers": [{**mapper, "config": groups}],
            }
        ],
    }


class Browser:
    """Keeps cookies, and follows no redirect by itself."""

    def __init__(self) -> None:
        class Standing(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        # Browsers send secure cookies to the loopback, whatever the scheme.
        policy = http.cookiejar.DefaultCookiePolicy(secure_protocols=("http", "https"))
        self._jar = http.cookiejar.CookieJar(policy)
        self._opener = urllib.request.build_opener(Standing, urllib.request.HTTPCookieProcessor(self._jar))

    def ask(self, address: str, form: dict | None = None) -> tuple:
        """The status, the address to go on to, and the page."""
        for cookie in self._jar:
            cookie.secure = False
        body = urllib.parse.urlencode(form).encode() if form else None
        try:
            answer = self._opener.open(address, body, timeout=60)
        except urllib.error.HTTPError as refused:
            answer = refused
        return answer.status, answer.headers.get("Location", ""), answer.read().decode()


def sign_in(hub: str, name: str) -> tuple:
    """Signs in; answers with the browser, the address that Keycloak sent it back to, and the hub's answer."""
    browser = Browser()
    _, way, _ = browser.ask(hub + "/console/provider")
    _, _, page = browser.ask(way)
    form = html.unescape(re.search(r'action="([^"]+)"', page).group(1))
    _, back, _ = browser.ask(form, {"username": name, "password": f"password of {name}"})
    return browser, back, browser.ask(back)


def settings(hub: str, provider: str, token: str) -> None:
    """Makes Keycloak the hub's provider, and gives the group a role."""
    sign_in_settings = {
        "issuer": provider + "/realms/cert",
        "clientId": CLIENT,
        "clientSecret": SECRET,
        "redirectUri": hub + PAGE,
        "groups": {"cert-duty": {"roles": [{"role": "handler"}]}},
    }
    request = urllib.request.Request(
        hub + "/v1/settings",
        json.dumps({"hub": {"signIn": sign_in_settings}}).encode(),
        {"Authorization": "Bearer " + token, "Content-Type": "application/json", "If-Match": "*"},
        method="PUT",
    )
    urllib.request.urlopen(request, timeout=30).close()


def check(what: str, holds: bool) -> None:
    """Says what holds; ends the program otherwise."""
    print(("" if holds else "NOT: ") + what)
    if not holds:
        sys.exit(1)


def main() -> None:
    """``realm HUB`` prints the realm; ``sign-in HUB PROVIDER TOKEN`` has people sign in."""
    if sys.argv[1] == "realm":
        print(json.dumps(realm(sys.argv[2])))
        return
    hub, provider, token = sys.argv[2:]
    settings(hub, provider, token)
    ann, back, (status, _, _) = sign_in(hub, "ann")
    check("Somebody with a group gets in.", status == 303)
    check("The page has the name.", "person:ann" in ann.ask(hub + "/console/notices")[2])
    check("The role of the group holds.", ann.ask(hub + "/console/rules")[0] == 200)
    check("The address that Keycloak sent back is good once.", ann.ask(back)[0] == 401)
    _, _, (status, _, page) = sign_in(hub, "eve")
    check("Somebody without a group is told what is missing.", status == 403 and "groups" in page)


if __name__ == "__main__":
    main()
