package dev.culprit.parse;

import dev.culprit.source.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** netstat -s and -st: the kernel's counters in sentences, here under the kernel's names again. */
final class NetstatCountersParser extends LineParser {

  private static final Map<String, String> NAMES = names();

  private static final Set<String> SECTIONS =
      Set.of(
          "Ip",
          "Icmp",
          "IcmpMsg",
          "Tcp",
          "Udp",
          "UdpLite",
          "TcpExt",
          "IpExt",
          "MPTcpExt",
          "Ip6",
          "Icmp6",
          "Udp6",
          "UdpLite6",
          "Sctp");

  NetstatCountersParser() {
    super("netstat-s");
  }

  @Override
  public boolean claims(Reading reading) {
    return asksForCounters(reading);
  }

  /** Whether netstat was asked for its counters ({@code -s}) rather than for sockets. */
  static boolean asksForCounters(Reading reading) {
    String options = Asked.arguments(reading.command()).split("\\|", 2)[0];
    return Asked.tool(reading, "netstat")
        && (" " + options).matches(".* -(?:[a-zA-Z]*s[a-z]*\\b|-stat(?:istics)?\\b).*");
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    int others = 0;
    boolean whole = false;
    String section = "";
    for (String line : head) {
      section = isSection(line) ? sectionOf(line) : section;
      boolean known = isSection(line) || name(section, line) != null;
      whole |= Set.of("TcpExt", "Ip", "IcmpMsg").contains(sectionOf(line));
      rows += known ? 1 : 0;
      others += known || line.isBlank() || line.startsWith(" ") || Prompt.isEcho(line) ? 0 : 1;
    }
    return rows > others ? (whole ? 90 : 70) : 0;
  }

  private static boolean isSection(String line) {
    return !sectionOf(line).isEmpty();
  }

  /** The section that a line begins, or ""; a paste may be indented as a whole. */
  private static String sectionOf(String line) {
    String text = line.strip();
    String name = text.endsWith(":") ? text.substring(0, text.length() - 1) : "";
    return SECTIONS.contains(name) ? name : "";
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String section = "";

      @Override
      public boolean row(String line, int number) {
        if (isSection(line)) {
          section = sectionOf(line);
          return true;
        }
        String name = name(section, line);
        if (name != null) {
          return Counters.observe(name, firstNumber(line), number, line, out);
        }
        return !section.isEmpty() && line.startsWith(" ");
      }
    };
  }

  /** The kernel's name of the counter in a line, or null. */
  private static String name(String section, String line) {
    String text = line.strip();
    int colon = text.indexOf(": ");
    if (colon > 0 && text.indexOf(' ') > colon) {
      boolean number = Text.number(text.substring(colon + 2).strip(), -1) >= 0;
      return number && !section.isEmpty() ? section + "." + text.substring(0, colon) : null;
    }
    String number = firstNumber(text);
    if (number.isEmpty() || text.length() > 120) {
      return null;
    }
    String phrase = text.replaceFirst(number, "").replace("  ", " ").strip();
    phrase = phrase.endsWith(".") ? phrase.substring(0, phrase.length() - 1) : phrase;
    String key = phrase.toLowerCase(Locale.ROOT);
    String name = NAMES.get(section + "/" + key);
    return name == null ? NAMES.get(key) : name;
  }

  /** The first word that is a number, or "". */
  private static String firstNumber(String text) {
    for (String word : Text.words(text, 12)) {
      if (Text.isNumber(word)) {
        return word;
      }
    }
    return "";
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (String line : TABLE.split("\n", -1)) {
      int bar = line.indexOf('|');
      if (bar < 0) {
        continue;
      }
      String name = line.substring(0, bar).strip();
      String section = name.substring(0, name.indexOf('.'));
      for (String phrase : line.substring(bar + 1).split("\\|", -1)) {
        String key = phrase.strip().toLowerCase(Locale.ROOT);
        names.put(section + "/" + key, name);
        if (section.equals("TcpExt")) {
          names.put(key, name);
        }
      }
    }
    return names;
  }

  /** The kernel's name, then the sentences of net-tools 1.60 to 2.10. */
  private static final String TABLE =
      """
      Ip.InReceives|total packets received
      Ip.InHdrErrors|with invalid headers
      Ip.InAddrErrors|with invalid addresses
      Ip.ForwDatagrams|forwarded
      Ip.InDiscards|incoming packets discarded
      Ip.InDelivers|incoming packets delivered
      Ip.OutRequests|requests sent out
      Ip.OutDiscards|outgoing packets dropped
      Ip.OutNoRoutes|dropped because of missing route
      Ip.ReasmTimeout|fragments dropped after timeout
      Ip.ReasmReqds|reassemblies required
      Ip.ReasmOKs|packets reassembled ok
      Ip.ReasmFails|packet reassembles failed
      Ip.FragOKs|fragments received ok
      Ip.FragFails|fragments failed
      Ip.FragCreates|fragments created
      Icmp.InMsgs|icmp messages received
      Icmp.InErrors|input icmp message failed
      Icmp.OutMsgs|icmp messages sent
      Icmp.OutErrors|icmp messages failed
      Tcp.ActiveOpens|active connection openings|active connections openings
      Tcp.PassiveOpens|passive connection openings|passive connections openings
      Tcp.AttemptFails|failed connection attempts
      Tcp.EstabResets|connection resets received
      Tcp.CurrEstab|connections established
      Tcp.InSegs|segments received
      Tcp.OutSegs|segments sent out|segments send out
      Tcp.RetransSegs|segments retransmitted|segments retransmited
      Tcp.InErrs|bad segments received
      Tcp.OutRsts|resets sent
      Udp.InDatagrams|packets received
      Udp.NoPorts|packets to unknown port received
      Udp.InErrors|packet receive errors
      Udp.OutDatagrams|packets sent
      Udp.RcvbufErrors|receive buffer errors
      Udp.SndbufErrors|send buffer errors
      TcpExt.SyncookiesSent|syn cookies sent
      TcpExt.SyncookiesRecv|syn cookies received
      TcpExt.SyncookiesFailed|invalid syn cookies received
      TcpExt.EmbryonicRsts|resets received for embryonic syn_recv sockets
      TcpExt.PruneCalled|packets pruned from receive queue because of socket buffer overrun
      TcpExt.RcvPruned|packets pruned from receive queue
      TcpExt.OfoPruned|packets dropped from out-of-order queue because of socket buffer overrun
      TcpExt.OutOfWindowIcmps|icmp packets dropped because they were out-of-window
      TcpExt.LockDroppedIcmps|icmp packets dropped because socket was locked
      TcpExt.TW|tcp sockets finished time wait in fast timer
      TcpExt.TWRecycled|time wait sockets recycled by time stamp
      TcpExt.TWKilled|tcp sockets finished time wait in slow timer
      TcpExt.PAWSPassive|passive connections rejected because of time stamp
      TcpExt.PAWSActive|active connections rejected because of time stamp
      TcpExt.PAWSEstab|packets rejects in established connections because of timestamp|packetes rejected in established connections because of timestamp
      TcpExt.DelayedACKs|delayed acks sent
      TcpExt.DelayedACKLocked|delayed acks further delayed because of locked socket
      TcpExt.DelayedACKLost|quick ack mode was activated times
      TcpExt.ListenOverflows|times the listen queue of a socket overflowed
      TcpExt.ListenDrops|syns to listen sockets dropped|syns to listen sockets ignored
      TcpExt.TCPHPHits|packet headers predicted
      TcpExt.TCPPureAcks|acknowledgments not containing data payload received|acknowledgments not containing data received
      TcpExt.TCPHPAcks|predicted acknowledgments
      TcpExt.TCPRenoRecovery|times recovered from packet loss due to fast retransmit
      TcpExt.TCPSackRecovery|times recovered from packet loss by selective acknowledgements|times recovered from packet loss due to sack data
      TcpExt.TCPLossUndo|congestion windows recovered without slow start after partial ack|congestion windows recovered after partial ack
      TcpExt.TCPLoss|tcp data loss events
      TcpExt.TCPFastRetrans|fast retransmits
      TcpExt.TCPForwardRetrans|forward retransmits
      TcpExt.TCPSlowStartRetrans|retransmits in slow start
      TcpExt.TCPTimeouts|other tcp timeouts
      TcpExt.TCPRcvCollapsed|packets collapsed in receive queue due to low socket buffer
      TcpExt.TCPDSACKOldSent|dsacks sent for old packets
      TcpExt.TCPDSACKRecv|dsacks received
      TcpExt.TCPAbortOnSyn|connections reset due to unexpected syn
      TcpExt.TCPAbortOnData|connections reset due to unexpected data
      TcpExt.TCPAbortOnClose|connections reset due to early user close
      TcpExt.TCPAbortOnMemory|connections aborted due to memory pressure
      TcpExt.TCPAbortOnTimeout|connections aborted due to timeout
      TcpExt.TCPAbortOnLinger|connections aborted after user close in linger timeout
      TcpExt.TCPAbortFailed|times unable to send rst due to no memory|times unabled to send rst due to no memory
      TcpExt.TCPMemoryPressures|tcp ran low on memory times
      """;
}
