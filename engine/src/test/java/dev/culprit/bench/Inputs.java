package dev.culprit.bench;

import dev.culprit.knowledge.KnowledgeReader;
import dev.culprit.knowledge.Signature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the inputs of the benchmarks; the same arguments give the same bytes as long as the
 * signatures are the same.
 *
 * <pre>
 * Inputs log-SHARE FILE BYTES    a syslog of which SHARE per mille of the lines match
 * Inputs access FILE BYTES       an access log
 * Inputs line FILE BYTES         one line that does not end
 * Inputs lsof|ss FILE LINES      a table of sockets
 * Inputs bundle FOLDER FILES     an unpacked sosreport
 * Inputs files FOLDER FILES      the same without logs and large tables
 * </pre>
 */
public final class Inputs {

  private static final long SEED = 20261125;

  private Inputs() {}

  /** Makes one input. */
  public static void main(String[] args) throws IOException {
    String kind = args[0];
    Path path = Path.of(args[1]);
    long size = Long.parseLong(args[2]);
    Dice dice = new Dice(SEED);
    if (kind.startsWith("log-")) {
      double share = Integer.parseInt(kind.substring("log-".length())) / 1000.0;
      bytes(new SystemLog(dice, known(), share), path, size);
    } else if (kind.equals("access")) {
      bytes(new AccessLog(dice), path, size);
    } else if (kind.equals("line")) {
      bytes(() -> dice.word() + " " + dice.number(0, 9999) + " ", path, size);
    } else if (kind.equals("lsof") || kind.equals("ss")) {
      rows(new SocketTable(dice, kind.equals("lsof")), path, size);
    } else if (kind.equals("bundle")) {
      new LargeBundle(dice, path).write((int) size);
    } else if (kind.equals("files")) {
      new LargeBundle(dice, path).writeSmall((int) size);
    } else {
      throw new IllegalArgumentException("unknown kind of input: " + kind);
    }
  }

  /** One line of each signature. */
  private static List<String> known() throws IOException {
    return new KnowledgeReader()
        .builtIn().knowledge().signatures().stream()
            .map(Signature::samples)
            .filter(samples -> !samples.isEmpty())
            .map(samples -> samples.get(0).text())
            .filter(text -> text.indexOf('\n') < 0)
            .toList();
  }

  private static void bytes(Rows rows, Path path, long size) throws IOException {
    try (OutputStream out = open(path)) {
      for (long written = 0; written < size; ) {
        byte[] row = rows.next().getBytes(StandardCharsets.UTF_8);
        out.write(row);
        written += row.length;
      }
    }
  }

  private static void rows(Rows rows, Path path, long count) throws IOException {
    try (OutputStream out = open(path)) {
      for (long i = 0; i < count; i++) {
        out.write(rows.next().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static OutputStream open(Path path) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
  }
}
