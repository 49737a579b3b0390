"""Which chapter is next: pure decisions over times."""

from collections.abc import Sequence

from tui.model.episode import Chapter

_AGAIN_AFTER = 3.0
"""So many seconds into a chapter, "previous" means its own beginning."""


def next_chapter(chapters: Sequence[Chapter], position: float) -> Chapter | None:
    """Return the first chapter that starts after what is heard now; None in the last."""
    later = [chapter for chapter in chapters if chapter.start > position + 0.25]
    return min(later, key=lambda chapter: chapter.start, default=None)


def previous_chapter(chapters: Sequence[Chapter], position: float) -> Chapter | None:
    """Return this chapter, or the one before when it has only begun; None before the first."""
    earlier = [chapter for chapter in chapters if chapter.start + _AGAIN_AFTER < position]
    if earlier:
        return max(earlier, key=lambda chapter: chapter.start)
    begun = [chapter for chapter in chapters if chapter.start <= position]
    return min(begun, key=lambda chapter: chapter.start, default=None)
