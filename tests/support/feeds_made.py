"""Small feeds of our own, in every form."""

NAMESPACES = (
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:psc="http://podlove.org/simple-chapters" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0"'
)


def rss(*items: str, channel: str = "<title>A Show</title>", namespaces: str = NAMESPACES) -> bytes:
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    inside = "\n".join((channel, *items))
    return f'{declaration}\n<rss version="2.0" {namespaces}><channel>{inside}</channel></rss>'.encode()


def item(number: int = 1, more: str = "", day: int | None = None) -> str:
    return (
        f"<item><title>Episode {number}</title><guid>guid-{number}</guid>"
        f"<pubDate>Mon, {day or number % 28 + 1:02} Jan 2024 10:00:00 GMT</pubDate>"
        f'<enclosure url="https://example.org/{number}.mp3" type="audio/mpeg" length="123"/>'
        f"<description>Notes of {number}</description>{more}</item>"
    )


ATOM = b"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/show/" xml:lang="de">
  <title type="html">An &amp;lt;Atom&amp;gt; Show</title><subtitle>About</subtitle>
  <link href="home.html"/><author><name>Ada</name></author><id>urn:show</id>
  <entry xml:base="one/"><title>First</title><id>urn:1</id><updated>2024-01-02T03:04:05Z</updated>
    <link href="page.html"/><link rel="enclosure" href="a.ogg" type="audio/ogg" length="7"/>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Rich <b>notes</b></p></div></content>
  </entry>
  <entry><title>Second</title><id>urn:2</id><published>2024-02-02T00:00:00+01:00</published>
    <link href="two.html"/></entry>
</feed>"""

RDF = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:enc="http://purl.oclc.org/net/rss_2.0/enc#">
  <channel rdf:about="https://example.org/"><title>An RDF Show</title><link>https://example.org/</link>
    <items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel>
  <item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link>
    <dc:date>2003-01-02T00:00:00Z</dc:date><description>Notes</description></item>
</rdf:RDF>"""

RSS_092 = b"""<rss version="0.92"><channel><title>Old</title><link>https://example.org</link>
<item><description>No title here, only &lt;b&gt;words&lt;/b&gt; and a song</description>
<enclosure url="http://example.org/song.mp3" length="6182912" type="audio/mpeg"/></item>
</channel></rss>"""
