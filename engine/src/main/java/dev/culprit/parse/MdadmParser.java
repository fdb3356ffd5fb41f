package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.RaidArray;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code mdadm --detail}: an array and its members; {@code --examine} is understood, not judged.
 * What {@code --assemble} says of an array that it could not start counts as one that does not run.
 */
final class MdadmParser extends LineParser {

  /** Assemble.c: too few members, or the kernel refused the set. */
  private static final Pattern NOT_STARTED =
      Pattern.compile(
          "mdadm: (?:failed to RUN_ARRAY |Failed to start array )?/dev/(md[\\w/.:-]{0,40}?):?(?: .*)?");

  /** {@code mdadm --detail --scan}: one that is told as inactive does not run. */
  private static final Pattern SCAN =
      Pattern.compile("(INACTIVE-)?ARRAY /dev/(md[\\w/.:-]{0,40}) .{0,400}");

  MdadmParser() {
    super("mdadm");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "mdadm");
  }

  @Override
  public int recognise(List<String> head) {
    boolean level = false;
    boolean name = false;
    for (String line : head) {
      level |= line.strip().startsWith("Raid Level :");
      name |= line.startsWith("/dev/") && line.strip().endsWith(":");
    }
    boolean scan = mostly(head, line -> SCAN.matcher(line).matches());
    return level && name ? 95 : scan ? 90 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Arrays(out);
  }

  private static final class Arrays implements Rows {

    private final Sink out;
    private final List<String> failed = new ArrayList<>();
    private String name = "";
    private String level = "";
    private String state = "";
    private String activity = "";
    private boolean detail;
    private int disks = -1;
    private int working = -1;
    private Origin origin;

    Arrays(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      String text = line.strip();
      if (line.startsWith("/dev/") && text.endsWith(":") && text.indexOf(' ') < 0) {
        end();
        name = text.substring(5, text.length() - 1);
        origin = out.at(number, line);
        return true;
      }
      if (text.startsWith("mdadm: ")) {
        message(text, number);
        return true;
      }
      Matcher scan = SCAN.matcher(line);
      if (scan.matches()) {
        if (scan.group(1) != null) {
          Origin where = out.at(number, line);
          out.observe(new RaidArray(scan.group(2), "", false, -1, -1, List.of(), "", where));
        }
        return true;
      }
      int colon = text.indexOf(" : ");
      if (colon > 0) {
        field(text.substring(0, colon).strip(), text.substring(colon + 3).strip(), line, number);
        return true;
      }
      List<String> words = Text.words(text, 12);
      member(text, words);
      return text.endsWith(" :")
          || text.startsWith("Number ")
          || text.startsWith("mdadm -")
          || text.startsWith("Partition[")
          || Text.isNumber(words.get(0))
          || words.get(0).equals("-")
          || words.get(0).equals("this");
    }

    private void message(String text, int number) {
      boolean refused = text.contains("to RUN_ARRAY") || text.contains("to start array");
      boolean tooFew = text.contains("assembled from") && text.contains(" to start ");
      Matcher named = NOT_STARTED.matcher(text);
      if ((refused || tooFew) && text.length() < 300 && named.matches()) {
        Origin where = out.at(number, text);
        out.observe(new RaidArray(named.group(1), "", false, -1, -1, List.of(), "", where));
      }
    }

    private void field(String key, String value, String line, int number) {
      switch (key) {
        case "Raid Level" -> level = value;
        case "Raid Devices" -> disks = Text.integer(Text.words(value).get(0));
        case "Active Devices" -> working = Text.integer(value);
        case "Persistence" -> detail = true;
        case "State" -> {
          state = value.toLowerCase(Locale.ROOT);
          origin = out.at(number, line);
        }
        case "Rebuild Status", "Reshape Status", "Resync Status" -> activity = value;
        default -> {}
      }
    }

    /** {@code 3 8 65 - faulty /dev/sde1}. */
    private void member(String text, List<String> words) {
      if (text.contains("faulty")) {
        failed.add(Text.baseName(words.get(words.size() - 1)));
      }
    }

    @Override
    public void end() {
      // of what the kernel keeps of an array --examine knows nothing, so it never says that one is
      // degraded
      if ((detail || state.contains("degraded")) && !name.isEmpty()) {
        boolean active = !state.contains("inactive") && !state.contains("not started");
        out.observe(new RaidArray(name, level, active, disks, working, failed, activity, origin));
      }
      failed.clear();
      name = "";
      level = "";
      state = "";
      activity = "";
      detail = false;
      disks = -1;
      working = -1;
    }
  }
}
