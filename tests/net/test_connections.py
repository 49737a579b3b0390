"""Idle connections: used again, bounded in number, closed in the end."""

import socket

import pytest

from tui.net.addresses import parse
from tui.net.connections import Connections
from tui.net.guard import Guard, Timeouts

SECONDS = Timeouts(5, 5)


@pytest.fixture
def target():
    with socket.create_server(("127.0.0.1", 0), backlog=100) as server:
        yield parse(f"http://127.0.0.1:{server.getsockname()[1]}/")


@pytest.fixture
def connections():
    connections = Connections()
    yield connections
    connections.close()


def connected(connections, target):
    connection = connections.make(target, Guard(None), SECONDS)
    connection.connect()
    return connection


def test_the_newest_is_used_first_and_only_for_its_origin(connections, target):
    first, second = connected(connections, target), connected(connections, target)
    connections.keep(target, first)
    connections.keep(target, second)
    assert connections.count_idle(target) == 2
    assert connections.take_idle(parse("http://127.0.0.1:1/"), Guard(None)) is None
    guard = Guard(None)
    assert connections.take_idle(target, guard) is second
    assert second.guard is guard
    second.close()


def test_no_more_than_a_few_are_kept(connections, target):
    made = [connected(connections, target) for _ in range(30)]
    for connection in made:
        connections.keep(target, connection)
    assert connections.count_idle(target) == 24
    assert made[0].sock is None


def test_old_ones_are_closed(connections, target, monkeypatch):
    connection = connected(connections, target)
    connections.keep(target, connection)
    monkeypatch.setattr("tui.net.connections._IDLE_SECONDS", -1)
    assert connections.take_idle(target, Guard(None)) is None
    assert connection.sock is None


def test_after_closing_nothing_is_kept(connections, target):
    connections.close()
    connection = connected(connections, target)
    connections.keep(target, connection)
    assert connection.sock is None
