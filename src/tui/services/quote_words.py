"""How a quote's time was found and how sure it is, in the same words wherever a quote is shown."""

from collections.abc import Callable

from tui.model.episode import Episode
from tui.model.notes import Quote
from tui.model.text import format_time

_SOURCES = {"notes": "show notes", "speech": "heard here", "user": "yours"}


def sureness(quote: Quote) -> str:
    """Return a symbol and a word: sure, about, not found; "" where nobody has looked yet."""
    if quote.start is not None:
        return "✓ sure" if quote.sure else "~ about"
    return "✗ not found" if quote.verdict == "not found" else ""


def evidence(quote: Quote) -> str:
    """Return verdict and source, and where else it may have been said; or why there is no time."""
    if quote.start is None:
        return "in what was said" if sureness(quote) else "no time known"
    verdict = quote.verdict if quote.verdict != "stated" else ""
    also = f"also at {format_time(quote.also_at)}" if quote.also_at is not None else ""
    return ", ".join(filter(None, (verdict, _SOURCES.get(quote.source, quote.source), also)))


def found_words(quote: Quote) -> str:
    """Return sureness, verdict and source, and where else it may have been said."""
    if quote.start is None:
        return f"{sureness(quote)} in what was said" if sureness(quote) else ""
    return ", ".join(filter(None, (sureness(quote), evidence(quote))))


def with_sureness(quote: Quote) -> str:
    """Return a quote and its speaker on one line, beginning with how sure its time is."""
    speaker = f" — {quote.speaker}" if quote.speaker else ""
    return f"{sureness(quote)}  “{quote.text}”{speaker}"


def to_hand_on(quote: Quote, episode: Episode, shown: Callable[[str], str]) -> str:
    """Return a quote as one hands it on: words and speaker, where it was said, a link to its second.

    `shown` gives an address as others may see it (`Secrets.shown`).
    """
    speaker = f" — {quote.speaker}" if quote.speaker else ""
    at = f", at {format_time(quote.start)}" if quote.start is not None else ""
    lines = [f"“{quote.text}”{speaker}", f"{episode.feed_title}: {episode.title}{at}"]
    link = _link(episode, shown)
    if link:
        lines.append(f"{link}#t={quote.start:.0f}" if quote.start is not None else link)
    return "\n".join(lines)


def _link(episode: Episode, shown: Callable[[str], str]) -> str:
    """Return the page of an episode without its fragment, else its audio; "" where neither is on the web."""
    audio = episode.enclosure.url if episode.enclosure else ""
    links = [link.partition("#")[0] for link in (episode.link, audio)]
    web = [link for link in links if link.startswith(("http://", "https://"))]
    return next((link for link in web if shown(link) == link), "")
