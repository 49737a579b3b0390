"""The proxy the user's environment asks for: `http_proxy`, `https_proxy`, `no_proxy`, in either case."""

from base64 import b64encode
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from msgspec import Struct

from tui.model.errors import NetError
from tui.net.addresses import Target, safe_url


class Proxy(Struct, frozen=True):
    """An HTTP proxy; `authorization` is the value of its header, "" when it wants none."""

    host: str
    port: int
    authorization: str = ""


def proxy_for(target: Target) -> Proxy | None:
    """Return the proxy to reach `target` by, None for a direct connection; this computer needs none.

    Raises NetError for a proxy of a kind podtui cannot use.
    """
    proxies = getproxies()
    address = proxies.get(target.scheme) or proxies.get("all")
    here = target.host == "localhost" or target.host.startswith("127.") or target.host == "::1"
    if not address or here or proxy_bypass(target.host):
        return None
    parts = urlsplit(address if "://" in address else f"http://{address}")
    if parts.scheme != "http" or not parts.hostname:
        raise NetError(f"The proxy {safe_url(address)} cannot be used: podtui knows http:// proxies only.")
    login = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
    authorization = "Basic " + b64encode(login.encode()).decode("ascii") if parts.username else ""
    return Proxy(parts.hostname, parts.port or 80, authorization)
