package dev.culprit.parse;

import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.util.List;

/**
 * {@code lsof -F}: one field a line, each named by its first character. They are put together to
 * rows and read as the usual listing is.
 */
final class LsofFieldsParser implements Parser {

  /** Characters of rows that are put together; more is cut off and told. */
  private static final int MOST = 64 << 20;

  /** The fields that lsof knows, from its manual page. */
  private static final String LETTERS = "aAcCdDfFgGiklLmMnNopPrRsStTuzKx0";

  @Override
  public String id() {
    return "lsof-fields";
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "lsof")
        && Asked.arguments(reading.command()).matches("(?:.* )?-\\w{0,4}F\\w*(?: .*)?");
  }

  @Override
  public int recognise(List<String> head) {
    int process = -1;
    for (int i = 0; i < head.size(); i++) {
      String line = head.get(i);
      if (line.matches("p\\d{1,8}")) {
        process = process < 0 ? i : process;
      } else if (process >= 0 && !isField(line)) {
        return 0;
      } else if (process >= 0 && line.matches("f(?:\\d{1,7}|cwd|txt|rtd|mem|DEL|NOFD)")) {
        return 95;
      }
    }
    return 0;
  }

  private static boolean isField(String line) {
    return !line.isEmpty() && LETTERS.indexOf(line.charAt(0)) >= 0;
  }

  @Override
  public void parse(Lines lines, Sink out) {
    Rows rows = new Rows(out);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        rows.line(line, lines.number());
      }
    }
    rows.finish();
  }

  /** Puts fields together to rows, and counts lines by whether they are fields. */
  private static final class Rows {

    private final Sink out;
    private final LineParser.Rows listing;
    private String pid = "";
    private String command = "";
    private String user = "";
    private String descriptor = "";
    private String access = "";
    private String type = "";
    private String device = "-";
    private String size = "";
    private String protocol = "";
    private String state = "";
    private String node = "";
    private String name = "";
    private int number;
    private long taken;

    Rows(Sink out) {
      this.out = out;
      this.listing = new LsofParser().begin(out);
    }

    void line(String line, int at) {
      if (!isField(line) || taken > MOST || (pid.isEmpty() && line.charAt(0) != 'p')) {
        if (!Prompt.isEcho(line) && !line.startsWith("lsof: ")) {
          out.notUnderstood(at, line);
        }
        return;
      }
      out.understood();
      taken += line.length();
      field(line.charAt(0), line.substring(1).strip(), at);
    }

    private void field(char letter, String value, int at) {
      switch (letter) {
        case 'p' -> {
          row();
          pid = value;
          command = "";
          user = "";
        }
        case 'c' -> command = value.replace(' ', '_');
        case 'u', 'L' -> user = letter == 'L' || user.isEmpty() ? value : user;
        case 'f' -> {
          row();
          descriptor = value;
          number = at;
        }
        case 'a' -> access = value;
        case 't' -> type = value;
        case 'd' -> device = value.isEmpty() ? device : value;
        case 's' -> size = value;
        case 'i' -> node = value;
        case 'P' -> protocol = value;
        case 'T' -> state = value.startsWith("ST=") ? " (" + value.substring(3) + ")" : state;
        case 'n' -> name = value;
        default -> {
          // locks, flags, links: no column of the usual listing
        }
      }
    }

    private void row() {
      if (!descriptor.isEmpty() && !pid.isEmpty()) {
        boolean open = Character.isDigit(descriptor.charAt(0));
        String about = protocol.isEmpty() ? (node.isEmpty() ? "0" : node) : protocol;
        String row =
            String.join(
                " ",
                command.isEmpty() ? "-" : command,
                pid,
                user.isEmpty() ? "-" : user,
                open ? descriptor + (access.isEmpty() ? "u" : access) : descriptor,
                type.isEmpty() ? "unknown" : type,
                device,
                size.isEmpty() ? "0t0" : size,
                about,
                name + state);
        listing.row(row, number);
      }
      descriptor = "";
      access = "";
      type = "";
      device = "-";
      size = "";
      protocol = "";
      state = "";
      node = "";
      name = "";
    }

    void finish() {
      row();
      listing.end();
    }
  }
}
