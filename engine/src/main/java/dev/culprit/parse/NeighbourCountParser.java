package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The number that {@code ip neigh | wc -l}, {@code arp -an | wc -l} or {@code wc -l /proc/net/arp}
 * prints: {@code neighbours.total}.
 */
final class NeighbourCountParser extends LineParser {

  private static final Pattern COUNT =
      Pattern.compile(
          "(?:\\bip\\s+(?:-[46sn]\\s+){0,3}n(?:e|ei|eig|eigh\\w{0,4})?(?:\\s+(?:show|list|ls|nud|all)){0,3}"
              + "\\s*\\|\\s*wc\\s+-l|\\barp(?:\\s+-\\w{1,6}){0,3}\\s*\\|\\s*wc\\s+-l"
              + "|/proc/net/arp\\s*\\|\\s*wc\\s+-l|\\bwc\\s+-l\\s+/proc/net/arp)\\s*$");

  /** Tables whose first line names the columns. */
  private static final Pattern HEADED = Pattern.compile("/proc/net/arp|\\barp(?!\\s+-\\w*a)");

  NeighbourCountParser() {
    super("neighbour-count");
  }

  @Override
  public boolean claims(Reading reading) {
    return COUNT.matcher(reading.command()).find();
  }

  /** A bare number could be anything. */
  @Override
  public int recognise(List<String> head) {
    return head.size() == 1 && count(head.get(0)) >= 0 ? 1 : 0;
  }

  /** The number, with the file's name behind it where wc read the file itself. */
  private static long count(String line) {
    List<String> words = Text.words(line, 3);
    boolean named = words.size() == 2 && words.get(1).endsWith("/arp");
    return words.size() == 1 || named ? Text.number(words.get(0), -1) : -1;
  }

  @Override
  Rows begin(Sink out) {
    int besides = HEADED.matcher(out.asked()).find() ? 1 : 0;
    return (line, number) -> {
      long count = count(line);
      if (count < 0) {
        return false;
      }
      double entries = Math.max(0, count - besides);
      out.observe(new Measure("neighbours.total", entries, out.sample(), out.at(number, line)));
      return true;
    };
  }
}
