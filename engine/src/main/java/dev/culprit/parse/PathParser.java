package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.PathProbe;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** traceroute (Linux, busybox and older ones), tracepath, and mtr's report. */
final class PathParser extends LineParser {

  private static final Pattern TRACEROUTE =
      Pattern.compile(
          "(?:traceroute6? to|tracing the path to) (\\S{1,255}?)(?: \\(([0-9a-fA-F.:]{2,45})\\))?"
              + "(?: from \\S{1,60})?(?: on TCP port.{0,40})?, \\d{1,3} hops max.{0,60}");

  private static final Pattern HOP = Pattern.compile(" {0,3}(\\d{1,3})(\\??:)? +(\\S.*)");

  private static final Pattern REPORT_HOP =
      Pattern.compile(
          " {0,3}(\\d{1,3})\\.(?:\\|--)? *(?:AS\\S+ +)?(\\S{1,255}) +(?:\\(\\S+\\) +)?(\\d{1,3}(?:\\.\\d+)?)%? +(\\d{1,9}) .*");

  private static final Pattern REPORT =
      Pattern.compile("(?:HOST:? ?\\S*|Host) +(?:\\S+ +)?Loss% +Snt .*");

  private static final Pattern SCREEN =
      Pattern.compile("\\S{1,255} \\(\\S+\\)(?: -> (\\S{1,255}) \\((\\S{1,45})\\))?.{0,60}");

  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,40}");

  private static final Pattern FLAG =
      Pattern.compile("!(N|H|X|P|S|F|A|\\d{1,2})(?:-(\\d{2,5}))?(?= |$)");
  private static final Pattern MTU = Pattern.compile("pmtu (\\d{2,6})");

  /** What the flags behind a hop mean; the numbers are codes of ICMP "unreachable" (RFC 1812). */
  private static final Map<String, String> FLAGS =
      Map.of(
          "N", "network-unreachable",
          "H", "host-unreachable",
          "F", "frag-needed",
          "X", "prohibited",
          "A", "prohibited",
          "9", "prohibited",
          "10", "prohibited",
          "13", "prohibited");

  PathParser() {
    super("path");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(
        reading, "traceroute", "traceroute6", "tcptraceroute", "tracepath", "tracepath6", "mtr");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(
        head,
        95,
        line ->
            TRACEROUTE.matcher(line).matches()
                || REPORT.matcher(line.strip()).matches()
                || (line.contains("[LOCALHOST]") && line.contains("pmtu ")));
  }

  @Override
  Rows begin(Sink out) {
    return new Ways(out);
  }

  private static final class Ways implements Rows {

    private final Sink out;
    private String name;
    private String address = "";
    private String last = "";
    private String word = "";
    private int hops;
    private int sent = -1;
    private int lost = -1;
    private int firstMtu = -1;
    private int mtu = -1;
    private boolean reached;
    private Origin origin;

    Ways(Sink out) {
      this.out = out;
      List<String> words = Text.words(Asked.arguments(out.asked()), 40);
      String asked = words.isEmpty() ? "" : words.get(words.size() - 1);
      this.name = asked.startsWith("-") || Text.isNumber(asked) ? "" : asked;
    }

    @Override
    public boolean row(String line, int number) {
      Matcher title = TRACEROUTE.matcher(line);
      if (title.matches()) {
        end();
        name = title.group(1);
        address = title.group(2) == null ? "" : title.group(2);
        origin = out.at(number, line);
        return true;
      } else if (REPORT.matcher(line.strip()).matches()) {
        origin = out.at(number, line);
        return true;
      }
      Matcher report = REPORT_HOP.matcher(line);
      Matcher hop = HOP.matcher(line);
      if (report.matches()) {
        reported(report, out.at(number, line));
        return true;
      } else if (hop.matches() && (origin != null || hop.group(2) != null)) {
        hop(hop, out.at(number, line));
        return true;
      }
      return beside(line, number);
    }

    private boolean beside(String line, int number) {
      String text = line.strip();
      Matcher screen = SCREEN.matcher(text);
      if (text.startsWith("connect: ") || text.startsWith("traceroute: ")) {
        boolean none = text.contains("Network is unreachable");
        word = none ? "no-route" : word;
        origin = none ? out.at(number, line) : origin;
        return none || text.startsWith("traceroute: Warning");
      } else if (screen.matches() && screen.group(1) != null) {
        name = screen.group(1);
        address = screen.group(2);
        return true;
      }
      return text.startsWith("Resume: pmtu")
          || text.startsWith("Too many hops: pmtu")
          || text.startsWith("Start: ")
          || text.startsWith("My traceroute ")
          || text.startsWith("Keys: ")
          || text.startsWith("Packets ")
          || text.startsWith("|")
          || (origin != null && line.startsWith("   ") && ADDRESS.matcher(text).find());
    }

    /** A hop of traceroute or tracepath: addresses, times, stars and flags. */
    private void hop(Matcher hop, Origin at) {
      String rest = hop.group(3);
      hops = Math.max(hops, Text.integer(hop.group(1)));
      Matcher size = MTU.matcher(rest);
      if (size.find()) {
        int told = Text.integer(size.group(1));
        firstMtu = firstMtu < 0 ? told : firstMtu;
        mtu = told < firstMtu ? told : mtu;
      }
      origin = origin == null ? at : origin;
      if (rest.startsWith("[LOCALHOST]")) {
        return;
      }
      Matcher found = ADDRESS.matcher(rest);
      while (found.find()) {
        last = found.group();
        reached |= last.equals(address) || last.equals(name);
      }
      reached |= rest.contains(" reached");
      flag(rest, at);
    }

    private void flag(String rest, Origin at) {
      Matcher flag = FLAG.matcher(rest);
      String meaning = flag.find() ? FLAGS.getOrDefault(flag.group(1), "") : "";
      if (!meaning.isEmpty()) {
        word = meaning;
        mtu = flag.group(2) == null ? mtu : Text.integer(flag.group(2));
        origin = at;
        reached = false;
      }
    }

    private void reported(Matcher hop, Origin at) {
      hops = Math.max(hops, Text.integer(hop.group(1)));
      boolean silent = hop.group(2).equals("???");
      last = silent ? last : hop.group(2);
      sent = Text.integer(hop.group(4));
      lost = (int) Math.round(Text.decimal(hop.group(3)));
      // mtr ends with the target, or with one row for all that was silent
      reached = !silent && lost < 100;
      origin = at;
    }

    @Override
    public void end() {
      if (origin != null && (hops > 0 || !word.isEmpty())) {
        String target = address.isEmpty() ? name : address;
        out.observe(
            new PathProbe(
                target, hops, last, reached, word, sent, lost, mtu, out.sample(), origin));
      }
      last = "";
      word = "";
      hops = 0;
      sent = -1;
      lost = -1;
      firstMtu = -1;
      mtu = -1;
      reached = false;
      origin = null;
    }
  }
}
