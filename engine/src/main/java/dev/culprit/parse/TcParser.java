package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.QueueCounters;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code tc -s qdisc}; classes and filters are understood, and lose nothing that a queue has not.
 */
final class TcParser extends LineParser {

  TcParser() {
    super("tc");
  }

  /** What tc prints when it was asked for one device. */
  private static final Pattern QDISC =
      Pattern.compile("qdisc [a-z_]{2,16} [0-9a-f]{1,4}: (?:root|parent) ?.{0,300}");

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "tc");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, TcParser::isMark);
  }

  private static boolean isMark(String line) {
    return (line.startsWith("qdisc ") && line.contains(" dev "))
        || QDISC.matcher(line).matches()
        || line.matches("class \\w{2,12} [0-9a-f]{1,4}:[0-9a-f]{0,4} (?:root|parent) .{1,300}");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String device = "";
      private String kind = "";
      private String options = "";
      private Origin origin;

      @Override
      public boolean row(String line, int number) {
        List<String> words = Text.words(line, 60);
        int dev = words.indexOf("dev");
        boolean named = dev > 0 && dev + 1 < words.size();
        if (words.get(0).equals("qdisc") && (named || QDISC.matcher(line).matches())) {
          flush(-1, -1, -1);
          kind = words.get(1);
          // of one device alone, its name stands in the command only
          device = named ? words.get(dev + 1) : asked(out.asked());
          options = String.join(" ", words.subList(named ? dev + 2 : 3, words.size()));
          origin = device.isEmpty() ? null : out.at(number, line);
          return true;
        }
        if (words.get(0).equals("Sent") && words.size() > 8 && origin != null) {
          List<String> plain = Text.words(line.replace("(", " ").replace(",", " "), 20);
          flush(of(plain, "pkt", -1), of(plain, "dropped", 1), of(plain, "overlimits", 1));
          return true;
        }
        if (words.get(0).equals("class") || words.get(0).equals("filter")) {
          flush(-1, -1, -1);
          return words.size() > 2;
        }
        return line.charAt(0) <= ' ';
      }

      private static String asked(String command) {
        List<String> words = Text.words(command);
        int dev = words.indexOf("dev");
        return dev >= 0 && dev + 1 < words.size() ? words.get(dev + 1) : "";
      }

      private long of(List<String> words, String name, int beside) {
        int at = words.indexOf(name) + beside;
        return words.contains(name) && at >= 0 && at < words.size()
            ? Text.number(words.get(at), -1)
            : -1;
      }

      private void flush(long sent, long dropped, long over) {
        if (origin != null) {
          out.observe(
              new QueueCounters(device, kind, options, sent, dropped, over, out.sample(), origin));
        }
        origin = null;
      }

      @Override
      public void end() {
        flush(-1, -1, -1);
      }
    };
  }
}
