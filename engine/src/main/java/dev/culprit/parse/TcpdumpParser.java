package dev.culprit.parse;

import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Packets as tcpdump prints them, one a line: connections that nobody answers or that are refused,
 * questions to name servers without an answer, what routers give back, and addresses that nobody
 * has. Whoever sends most of the packets of a kind is asked, never accused.
 */
final class TcpdumpParser extends LineParser {

  /** A time in any of tcpdump's forms (-t to -ttttt), and with -i any an interface and a way. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?:\\d{4}-\\d\\d-\\d\\d )?"
              + "(?:\\d\\d:\\d\\d:\\d\\d\\.\\d{1,9} |\\d{9,10}\\.\\d{1,9} | ?\\d{1,4}\\.\\d{1,9} )?"
              + "(?:[\\w.@-]{1,20} {1,4}(?:In|Out|M|B|P) {1,3}|(?:In|Out) {1,3})?"
              + "(IP6?|ARP|arp)(?:,| )(.*)");

  private static final Pattern PACKET =
      Pattern.compile(" ?(?:\\([^>]{0,200}\\)\\s*)?(\\S{1,120}) > (\\S{1,120}): (.*)");

  /** Lines of tcpdump's own around the packets, and what -v and -x print below them. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "\\^C.*|tcpdump: .*|reading from file .*|listening on .*|dropped privs to .*"
              + "|\\d+ packets? (?:captured|received by filter|dropped by .*)|\\s+.*");

  TcpdumpParser() {
    super("tcpdump");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "tcpdump");
  }

  @Override
  public int recognise(List<String> head) {
    boolean packet = head.stream().anyMatch(TcpdumpParser::isPacket);
    return packet && mostly(head, TcpdumpParser::isPacket, line -> BESIDE.matcher(line).matches())
        ? 92
        : 0;
  }

  private static boolean isPacket(String line) {
    Matcher head = LINE.matcher(line);
    if (!head.matches()) {
      return false;
    }
    return head.group(1).startsWith("IP")
        ? PACKET.matcher(head.group(2)).matches() || head.group(2).startsWith("(tos ")
        : head.group(2).contains("who-has ") || head.group(2).contains("is-at ");
  }

  @Override
  Rows begin(Sink out) {
    return new Dump(out);
  }

  private static final class Dump implements Rows {

    private final PacketBook book;
    private String above = "";

    Dump(Sink out) {
      this.book = new PacketBook(out);
    }

    @Override
    public boolean row(String line, int number) {
      Matcher head = LINE.matcher(line);
      if (!head.matches()) {
        // with -v the packet stands below the header of its protocol
        Matcher below = PACKET.matcher(line.strip());
        boolean indented = !above.isEmpty() && line.charAt(0) <= ' ';
        if (indented && below.matches()) {
          book.packet(below.group(1), below.group(2), below.group(3), number, line);
        }
        return BESIDE.matcher(line).matches() && (indented || line.charAt(0) > ' ');
      }
      above = head.group(1);
      if (!above.startsWith("IP")) {
        return book.neighbour(head.group(2), number, line);
      }
      Matcher packet = PACKET.matcher(head.group(2));
      if (packet.matches()) {
        book.packet(packet.group(1), packet.group(2), packet.group(3), number, line);
      }
      return packet.matches() || head.group(2).strip().startsWith("(");
    }

    @Override
    public void end() {
      book.end();
    }
  }
}
