package dev.culprit.parse;

import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.LockFile;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Counts of what one process's descriptors are, as {@code uniq -c} gives them of the links under
 * /proc/PID/fd ({@code 1019 socket}) or of lsof's columns TYPE and NAME ({@code 1018 sock protocol:
 * TCP}).
 */
final class FdTypesParser extends LineParser {

  private static final Set<String> LSOF_TYPES =
      Set.of(
          "REG", "DIR", "CHR", "BLK", "FIFO", "sock", "unix", "IPv4", "IPv6", "a_inode", "netlink",
          "pack", "raw");

  private static final Set<String> LINK_TYPES =
      Set.of("socket", "pipe", "anon_inode", "(deleted)", "socket:", "pipe:", "anon_inode:");

  /** A link's target with its number or its kind: {@code socket:[4711]}. */
  private static final Pattern LINKS = Pattern.compile("(?:socket|pipe|anon_inode|net|mnt):");

  FdTypesParser() {
    super("fd-types");
  }

  @Override
  public boolean claims(Reading reading) {
    return ProcPath.kind(reading.file()).equals("fd-types")
        || (reading.command().contains("uniq -c")
            && (reading.command().contains("lsof") || reading.command().contains("/fd")));
  }

  @Override
  public int recognise(List<String> head) {
    int known = 0;
    int others = 0;
    for (String line : head) {
      Row row = Row.of(line);
      if (row != null) {
        known += row.known() ? 1 : 0;
      } else if (!line.isBlank() && !Prompt.isEcho(line)) {
        others++;
      }
    }
    if (others > 1) {
      return 0;
    }
    return known >= 2 ? 80 : known * 40;
  }

  /** Of /proc/PID/fd, or of {@code lsof -p PID}. */
  private static int pid(String command) {
    int pid = ProcPath.pid(command);
    return pid == 0 ? Asked.pid(command) : pid;
  }

  private record Row(int count, String type, String rest) {

    static Row of(String line) {
      if (line.indexOf('\t') >= 0) {
        return null; // du parts its sizes and paths like this, uniq never
      }
      List<String> words = Text.words(line, 3);
      int count = words.size() < 2 ? -1 : Text.integer(words.get(0));
      return count < 0 ? null : new Row(count, words.get(1), words.size() > 2 ? words.get(2) : "");
    }

    boolean known() {
      return LSOF_TYPES.contains(type) || LINK_TYPES.contains(type) || type.startsWith("/");
    }

    /** Whether kinds were counted; names of programs, users or processes may be, just as well. */
    boolean isKind() {
      return known() || LINKS.matcher(type).lookingAt();
    }

    /** The kind, or null where the row counts no descriptors (a header, mappings). */
    DescriptorKind kind() {
      if (type.equals("TYPE") || type.equals("DIR") || rest.startsWith("(path")) {
        return null;
      }
      if (!LSOF_TYPES.contains(type)) {
        return link();
      }
      String name = rest.startsWith("TCP") || rest.startsWith("UDP") ? "x " + rest : rest;
      return new LsofRow("", 0, "", false, "0u", type, -1, name).kind();
    }

    private DescriptorKind link() {
      return switch (type) {
        case "socket", "socket:" -> DescriptorKind.SOCKET;
        case "pipe", "pipe:" -> DescriptorKind.PIPE;
        case "(deleted)" -> DescriptorKind.DELETED_FILE;
        default -> FdTarget.kind(rest.isEmpty() ? type : type + " " + rest);
      };
    }
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private DescriptorCount count;
      private boolean lsof;

      @Override
      public boolean row(String line, int number) {
        Row row = Row.of(line);
        if (row == null) {
          return false;
        }
        lsof |= LSOF_TYPES.contains(row.type());
        DescriptorKind kind = row.isKind() ? row.kind() : null;
        if (kind != null) {
          count(out.at(number, line)).add(kind, row.count());
        }
        int pid = pid(out.asked());
        if (kind == DescriptorKind.FILE && pid > 0 && LockFile.isOne(row.type())) {
          out.observe(new LockFile(pid, row.type(), out.at(number, line)));
        }
        return true;
      }

      private DescriptorCount count(Origin at) {
        if (count == null) {
          String program = ProcPath.program(out.asked());
          count = new DescriptorCount(pid(out.asked()), program, "", at, out.sample());
        }
        return count;
      }

      @Override
      public void end() {
        if (count != null) {
          if (!lsof && !out.asked().contains("head")) {
            count.markWhole();
          }
          count.observe(out, false);
        }
      }
    };
  }
}
