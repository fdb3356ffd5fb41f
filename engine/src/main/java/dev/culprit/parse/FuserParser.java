package dev.culprit.parse;

import dev.culprit.fact.FileHolder;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** fuser, with {@code -v} or without: who holds a file, a mount or a port. */
final class FuserParser extends LineParser {

  /** {@code 80/tcp: root 1201 F.... apache2}; the place stands only before its first holder. */
  private static final Pattern VERBOSE =
      Pattern.compile(
          "(\\S.*?:)?\\s+(\\S{1,40})\\s+(\\d{1,8}|kernel|mount|swap|knfsd)\\s+([FfcermMRs.]{1,6}|mount|swap|knfsd)\\s*(.*)");

  private static final Pattern BARE =
      Pattern.compile("(/\\S{0,400}|\\d{1,5}/(?:tcp|udp)):\\s+((?:\\d{1,8}[cefFrmR]*\\s*)+)");

  /** Said of each process that fuser may not look into. */
  private static final String DENIED = "Cannot stat file /proc/";

  FuserParser() {
    super("fuser");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "fuser");
  }

  @Override
  public int recognise(List<String> head) {
    if (head.stream().anyMatch(line -> isHeader(line) || line.startsWith(DENIED))) {
      return 98;
    }
    long rows = head.stream().filter(line -> BARE.matcher(line).matches()).count();
    return rows > 0 && rows * 2 > head.size() ? 70 : 0;
  }

  private static boolean isHeader(String line) {
    return line.strip().matches("USER\\s+PID\\s+ACCESS\\s+COMMAND");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String what = "";

      @Override
      public boolean row(String line, int number) {
        Matcher verbose = VERBOSE.matcher(line);
        Matcher bare = BARE.matcher(line);
        if (isHeader(line) || line.endsWith(": not mounted") || line.startsWith(DENIED)) {
          return true;
        } else if (bare.matches()) {
          for (String pid : bare.group(2).strip().split("\\s+", -1)) {
            holder(bare.group(1), pid.replaceAll("\\D", ""), "", "", "", out.at(number, line));
          }
          return true;
        } else if (!verbose.matches()) {
          return false;
        }
        String place = verbose.group(1) == null ? "" : verbose.group(1);
        what = place.isEmpty() ? what : place.substring(0, place.length() - 1);
        String user = verbose.group(2);
        Origin origin = out.at(number, line);
        holder(what, verbose.group(3), user, verbose.group(4), verbose.group(5), origin);
        return true;
      }

      /** Rows of the kernel (a mount, swap, an export) have no pid. */
      private void holder(
          String place, String number, String user, String access, String program, Origin origin) {
        int pid = Text.integer(number);
        if (pid <= 0 || place.isEmpty()) {
          return;
        }
        String name = CommandLine.name(program);
        out.observe(new FileHolder(place, pid, user, name, access, origin));
      }
    };
  }
}
