package dev.culprit.parse;

import dev.culprit.fact.NotSeen;
import dev.culprit.fact.Origin;
import dev.culprit.source.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * A parser of a tool's output in JSON: in one line, indented, or one object after the other. What
 * was cut off is read up to there. Lines that a value covers are its rows.
 */
abstract class JsonParser implements Parser {

  /** Characters of a text that are read; no tool prints more about one host. */
  private static final int MOST = 16 << 20;

  private final String id;

  JsonParser(String id) {
    this.id = id;
  }

  @Override
  public final String id() {
    return id;
  }

  /** Whether the lines, but for a prompt, begin a JSON text in which {@code mark} stands. */
  static boolean begins(List<String> head, String mark) {
    boolean begun = false;
    for (String line : head) {
      begun |= begins(line);
      if (!begun && !Prompt.isEcho(line)) {
        return false;
      }
      if (begun && line.contains(mark)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String line) {
    String text = line.stripLeading();
    return text.startsWith("{") || text.equals("[") || text.matches("\\[ ?[\\[{].*");
  }

  /** Takes one value; false when it is not of the tool's kind. */
  abstract boolean take(Json value, Place place);

  @Override
  public final void parse(Lines lines, Sink out) {
    Place place = new Place(out);
    boolean any = false;
    NotSeen absence = null;
    for (String line = lines.next(); line != null; line = lines.next()) {
      any |= !line.isBlank();
      if (place.isBegun() || begins(line)) {
        place.add(line, lines.number());
      } else if (!line.isBlank() && !Prompt.isEcho(line)) {
        String why = Absence.why(line);
        if (why == null) {
          out.notUnderstood(lines.number(), line);
        } else {
          absence = new NotSeen(id, why, out.at(lines.number(), line));
        }
      }
    }
    if (place.isBegun()) {
      values(place, out);
    } else if (absence != null) {
      out.observe(absence);
    } else if (!any) {
      out.observe(new NotSeen(id, "empty", out.at(0, "")));
    }
  }

  private void values(Place place, Sink out) {
    JsonText text = new JsonText(place.text());
    int done = 0;
    for (Json value = text.next(); value != null && !text.isBroken(); value = text.next()) {
      done = count(place, done, text.at(), take(value, place), out);
    }
    // what broke off may still hold whole elements
    if (text.isBroken()) {
      JsonText again = new JsonText(place.text().substring(place.start(done)));
      Json part = again.next();
      boolean known = part != null && take(part, place.behind(done));
      done = count(place, done, place.start(done) + again.at(), known, out);
    }
    count(place, done, place.text().length(), false, out);
  }

  /** Counts the lines from the one numbered {@code done} up to a character as rows. */
  private static int count(Place place, int done, int end, boolean known, Sink out) {
    int line = done;
    while (line < place.lines() && place.start(line) < end) {
      if (known) {
        out.understood();
      } else if (!place.line(line).isBlank() && !Prompt.isEcho(place.line(line))) {
        out.notUnderstood(place.number(line), place.line(line));
      }
      line++;
    }
    return line;
  }

  /** The lines of the text, by which a value's place is told. */
  static final class Place {

    private final Sink out;
    private final List<String> lines;
    private final List<Integer> starts;
    private final List<Integer> numbers;
    private final StringBuilder text;
    private final int offset;

    Place(Sink out) {
      this(out, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new StringBuilder(), 0);
    }

    private Place(
        Sink out,
        List<String> lines,
        List<Integer> starts,
        List<Integer> numbers,
        StringBuilder text,
        int offset) {
      this.out = out;
      this.lines = lines;
      this.starts = starts;
      this.numbers = numbers;
      this.text = text;
      this.offset = offset;
    }

    /** The same lines for values that are read from the start of a line on. */
    Place behind(int line) {
      return new Place(out, lines, starts, numbers, text, start(line));
    }

    void add(String line, int number) {
      if (text.length() + line.length() > MOST) {
        out.notUnderstood(number, line);
        return;
      }
      lines.add(line);
      starts.add(text.length());
      numbers.add(number);
      text.append(line).append('\n');
    }

    boolean isBegun() {
      return !lines.isEmpty();
    }

    String text() {
      return text.toString();
    }

    int lines() {
      return lines.size();
    }

    String line(int line) {
      return lines.get(line);
    }

    int number(int line) {
      return numbers.get(line);
    }

    /** Where a line begins; the text's end behind the last one. */
    int start(int line) {
      return line < starts.size() ? starts.get(line) : text.length();
    }

    /** Where observations go. */
    Sink out() {
      return out;
    }

    /** The origin of a value: its line, or of a long line what begins there. */
    Origin of(Json value) {
      int at = Math.max(0, value.at()) + offset;
      int low = 0;
      int high = starts.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) / 2;
        if (starts.get(middle) <= at) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      String line = lines.get(low);
      boolean tooLong = line.length() > Origin.MAX_TEXT;
      String shown = tooLong ? line.substring(Math.min(at - starts.get(low), line.length())) : line;
      return out.at(numbers.get(low), shown.strip());
    }
  }
}
