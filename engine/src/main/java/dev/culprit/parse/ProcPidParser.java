package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;

/**
 * A file of /proc/PID, of one process, or of all of them in one reading with a section each.
 *
 * <p>Sections are as {@link dev.culprit.source.ProcSections} describes them.
 */
abstract class ProcPidParser extends LineParser {

  private final List<String> kinds;

  ProcPidParser(String id, String... kinds) {
    super(id);
    this.kinds = List.of(kinds);
  }

  /** Reads the file of one process; made anew for each. */
  interface Section {

    /** Takes a line; false when it is not understood. */
    boolean line(String line, int number);

    /** Whether a line cannot stand below those taken so far, and thus begins another file. */
    default boolean isBehind(String line) {
      return false;
    }

    /** Called after the last line of the process. */
    default void end() {}
  }

  /**
   * Begins the file of a process.
   *
   * @param pid the process, 0 when the reading does not tell
   * @param at the line that names the process, or the whole reading
   */
  abstract Section section(int pid, Origin at, Sink out);

  /** Whether a line is the first of its file, where that can be told. */
  boolean isFirst(String line) {
    return false;
  }

  /** Whether a line is the last of its file, or the last but marks of the end. */
  boolean isLast(String line) {
    return false;
  }

  /** How sure it is of one line of the file, 0 to 100. */
  abstract int recogniseLine(String line);

  @Override
  public boolean claims(Reading reading) {
    return kinds.contains(ProcPath.kind(reading.file()));
  }

  @Override
  public int recognise(List<String> head) {
    int sure = 0;
    int rows = 0;
    int others = 0;
    for (String line : head) {
      if (ProcPath.section(line) >= 0) {
        String path = line.substring(4, line.length() - 4);
        return kinds.contains(ProcPath.kind(path)) ? 100 : 0;
      } else if (line.isBlank() || Prompt.isEcho(line) || Prompt.isCut(line)) {
        continue;
      }
      int prefix = prefix(line);
      boolean told = prefix > 0 && !line.substring(prefix).isBlank();
      int one = told ? 90 : recogniseLine(line.substring(prefix));
      sure = Math.max(sure, one);
      rows += one > 0 ? 1 : 0;
      others += one > 0 ? 0 : 1;
    }
    return rows > others ? sure : 0;
  }

  /** How long the path is that grep puts before a row: {@code /proc/812/limits:}; 0 for none. */
  private int prefix(String line) {
    int colon = line.startsWith("/proc/") ? line.indexOf(':') : -1;
    return colon > 0 && kinds.contains(ProcPath.kind(line.substring(0, colon))) ? colon + 1 : 0;
  }

  @Override
  final Rows begin(Sink out) {
    return new Sections(out);
  }

  private final class Sections implements Rows {

    private final Sink out;
    private Section section;
    private final List<Integer> pids;
    private int pid;
    private int files;
    private boolean begun;
    private boolean over;

    Sections(Sink out) {
      this.out = out;
      this.pid = ProcPath.pid(out.asked());
      this.pids = ProcPath.pids(out.asked());
    }

    @Override
    public boolean row(String line, int number) {
      int next = ProcPath.section(line);
      if (next >= 0) {
        end();
        pid = next;
        section = section(pid, out.at(number, line), out);
        return true;
      }
      if (Prompt.isEcho(line)) {
        int named = ProcPath.lastPid(line);
        if (named > 0 && named != pid) {
          end();
          pid = named;
        }
        return false;
      }
      int prefix = prefix(line);
      if (prefix > 0) {
        turn(ProcPath.pid(line));
      } else if (begun && (isFirst(line) || (over && !isLast(line)) || isNext(line))) {
        end(); // cat shows one behind another
        files++;
        if (pids.size() > 1) {
          turn(files < pids.size() ? pids.get(files) : 0);
        }
      }
      over = pids.size() > 1 && isLast(line);
      if (section == null) {
        section = section(pid, out.at(number, line), out);
      }
      begun = true;
      return section.line(line.substring(prefix), number);
    }

    /** Once more files came than the command names, nobody knows whose they are. */
    private boolean isNext(String line) {
      return pids.size() > 1 && files < pids.size() && section.isBehind(line);
    }

    private void turn(int next) {
      if (next != pid) {
        end();
        pid = next;
      }
    }

    @Override
    public void end() {
      if (section != null) {
        section.end();
      }
      section = null;
      begun = false;
    }
  }
}
