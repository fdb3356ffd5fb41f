package dev.culprit.parse;

import dev.culprit.fact.FilesystemUse;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * df of coreutils and busybox, in blocks or inodes, with or without types, in any language: a row
 * is known by its percentage and the mount point behind it.
 */
final class DfParser extends LineParser {

  private static final Pattern STALE = Pattern.compile("[Ss]tale (?:NFS )?file handle");

  /** Rows without a header beside as many words of whoever pasted them, at most. */
  private static final int AMONG_WORDS = 55;

  DfParser() {
    super("df");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "df") && !reading.reshaped();
  }

  @Override
  public int recognise(List<String> head) {
    boolean header = false;
    int rows = 0;
    int others = 0;
    for (String line : head) {
      if (DfHeader.of(line) != null || DfColumns.of(line) != null) {
        header = true;
      } else if (DfRow.of(line, "") != null
          || (header && line.matches(".{0,400}\\d%? .{0,20}/.*"))) {
        rows++;
      } else if (!line.isBlank() && !Prompt.isEcho(line) && !isDevice(line)) {
        others++;
      }
    }
    if (header) {
      return rows > 0 || others == 0 ? 100 : 0;
    }
    if (rows == 0 || others > rows) {
      return 0;
    }
    return others == 0 ? 70 : AMONG_WORDS;
  }

  /** Whether the line is a long device name whose numbers follow on the next line. */
  private static boolean isDevice(String line) {
    return !line.startsWith(" ") && Text.words(line, 3).size() <= 2 && line.indexOf('/') >= 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Table(out);
  }

  private static final class Table implements Rows {

    private final Sink out;
    private final int step;
    private DfHeader header;
    private DfColumns columns;
    private String device = "";
    private int deviceLine;

    Table(Sink out) {
      this.out = out;
      String arguments = Asked.arguments(out.asked()).toLowerCase(Locale.ROOT);
      this.step =
          Asked.arguments(out.asked()).matches("(.* )?(?:-[a-zA-Z]*H.*|--si.*)") ? 1000 : 1024;
      this.header = new DfHeader(false, arguments.matches("(.* )?-[a-z]*i.*"), 1, false);
    }

    @Override
    public boolean row(String line, int number) {
      DfColumns own = DfColumns.of(line);
      if (own != null) {
        columns = own;
        return true;
      }
      DfHeader next = DfHeader.of(line);
      if (next != null) {
        header = next;
        columns = null;
        device = "";
        return true;
      }
      if (columns != null) {
        return chosen(line, number);
      }
      DfRow row = DfRow.of(line, device);
      if (row != null) {
        device = "";
        return observe(row, line, number);
      }
      if (isStale(line) || isSum(line)) {
        return true;
      }
      if ((isDevice(line) || isNameAlone(line)) && Absence.why(line) == null) {
        device = line.strip();
        deviceLine = number;
        return true;
      }
      return false;
    }

    /** Below a header a long name of its own may be any word: that of a pool or a tag. */
    private boolean isNameAlone(String line) {
      return header.seen() && device.isEmpty() && line.matches("[\\w.:-]{17,255}\\s*");
    }

    /** A row below columns that somebody chose, which may tell of blocks and inodes at once. */
    private boolean chosen(String line, int number) {
      List<FilesystemUse> uses = columns.uses(line, out.sample(), out.at(number, line));
      uses.forEach(out::observe);
      if (!uses.isEmpty()) {
        out.looked("filesystems");
      }
      return columns.isRow(line);
    }

    /** What {@code df --total} ends with: no filesystem. */
    private static boolean isSum(String line) {
      return line.startsWith("total ") && line.stripTrailing().endsWith("% -");
    }

    /** Said of a network filesystem; the mount has no numbers then. */
    private static boolean isStale(String line) {
      return line.startsWith("df: ") && STALE.matcher(line).find();
    }

    @Override
    public void end() {
      if (!device.isEmpty()) {
        out.notUnderstood(deviceLine, device);
      }
    }

    private boolean observe(DfRow row, String line, int number) {
      long total = amount(row.total());
      long used = amount(row.used());
      long available = amount(row.available());
      if (total < 0 || used < 0) {
        return row.isPseudo();
      }
      if (total == 0) {
        return true; // it stores nothing, or does not count what is asked
      }
      out.looked("filesystems");
      out.observe(
          new FilesystemUse(
              row.mount(),
              row.device(header.typed()),
              row.type(header.typed()),
              header.inodes(),
              total,
              used,
              available,
              out.sample(),
              out.at(number, line)));
      return true;
    }

    /** KiB or inodes; what is left may be below nothing where root has eaten its reserve. */
    private long amount(String text) {
      if (text.startsWith("-") && text.length() > 1) {
        return -Math.max(0, amount(text.substring(1)));
      }
      if (header.inodes()) {
        return Text.bytes(text, 1);
      }
      boolean plain = Text.isNumber(text);
      long kib = Text.bytes(text, 1024, step);
      return plain ? Math.round(Long.parseLong(text) * header.kibPerBlock()) : ceilKib(kib);
    }

    private static long ceilKib(long bytes) {
      return bytes < 0 ? -1 : (bytes + 1023) / 1024;
    }
  }
}
