package dev.culprit.capsule;

import dev.culprit.source.Bundle;
import dev.culprit.source.CapsuleLayout;
import dev.culprit.source.Content;
import dev.culprit.source.LiveDepth;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Saves what a restart would destroy: what is known of the named processes first, then what a
 * diagnosis reads of the host, in the order in which it would be lost. The result is a bundle that
 * {@code diagnose} reads.
 */
public final class Capsule {

  /** Of each log its end is kept. */
  private static final int LOG_TAIL = 4 << 20;

  /** Most bytes of one file; what is longer keeps its beginning. */
  private static final int LONGEST = 64 << 20;

  /** Most bytes of all files together, before packing. */
  private static final long MOST = 512L << 20;

  private final Path root;
  private final Bundle host;
  private final List<Integer> pids;
  private final Backtraces backtraces;
  private final Clock clock;
  private final UnaryOperator<String> hide;
  private final List<Skipped> skipped = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private CapsuleOut out;
  private IOException failure;
  private long bytes;
  private int files;

  /**
   * A capsule of a running host.
   *
   * @param root the host's root, {@code /} for this one
   * @param host what a diagnosis reads of it
   * @param pids processes of which all is kept
   * @param backtraces takes the stacks of their own code, which stops them for a moment; null where
   *     nobody agreed to that
   */
  public Capsule(Path root, Bundle host, List<Integer> pids, Backtraces backtraces, Clock clock) {
    this(root, host, pids, backtraces, clock, UnaryOperator.identity());
  }

  /**
   * A capsule of which some words are not to leave the host.
   *
   * @param hide takes paths, and texts as ISO 8859-1, and gives back what may be saved of them
   */
  public Capsule(
      Path root,
      Bundle host,
      List<Integer> pids,
      Backtraces backtraces,
      Clock clock,
      UnaryOperator<String> hide) {
    this.hide = hide;
    this.root = root;
    this.host = host;
    this.pids = List.copyOf(pids);
    this.backtraces = backtraces;
    this.clock = clock;
  }

  /**
   * What was saved.
   *
   * @param files how many files
   * @param bytes their size before packing
   * @param skipped what could not be read
   * @param failure why writing ended early, or ""
   */
  public record Saved(int files, long bytes, List<Skipped> skipped, String failure) {}

  /**
   * Writes the capsule.
   *
   * @param target a folder to make, or a file that ends in {@code .tar.gz} or {@code .tgz}
   * @throws IOException where nothing can be written there
   */
  public Saved save(Path target) throws IOException {
    try (CapsuleOut opened = open(target)) {
      fill(opened);
    }
    return new Saved(files, bytes, List.copyOf(skipped), failure == null ? "" : reason(failure));
  }

  /** Reads all that would be saved and shows it to whoever hides words, and writes nothing. */
  public void rehearse() {
    try (CapsuleOut nowhere = new CapsuleNowhere()) {
      fill(nowhere);
    } catch (IOException e) {
      throw new UncheckedIOException("nowhere is always room", e);
    }
  }

  private void fill(CapsuleOut opened) throws IOException {
    out = opened;
    put(CapsuleLayout.MARK, mark().getBytes(StandardCharsets.UTF_8));
    if (failure != null) {
      throw failure;
    }
    processes();
    host.readings(this::take, skipped::add);
    put(CapsuleLayout.SKIPPED, notes().getBytes(StandardCharsets.UTF_8));
  }

  private CapsuleOut open(Path target) throws IOException {
    String name = String.valueOf(target.getFileName());
    if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
      String top = name.substring(0, name.length() - (name.endsWith(".tgz") ? 4 : 7));
      return new CapsuleArchive(target, top.isEmpty() ? "culprit-evidence" : top, clock);
    }
    return new CapsuleFolder(target);
  }

  private void processes() {
    LiveDepth depth = new LiveDepth(root, this::take, skipped::add);
    for (int pid : pids) {
      if (depth.exists(pid)) {
        depth.read(pid, (name, content) -> keep(CapsuleLayout.DEEP + name, content, false));
      } else {
        skipped.add(new Skipped("process " + pid, "there is no such process"));
      }
    }
    depth.readBlocked();
    if (backtraces != null) {
      pids.forEach(pid -> backtraces.of(pid, this::take, skipped::add));
    }
  }

  private void take(Reading reading) {
    boolean log = reading.command().isEmpty() && !isKernels(reading.file());
    keep(CapsuleLayout.path(reading), reading.content(), log);
  }

  private static boolean isKernels(String file) {
    return file.startsWith("/proc/") || file.startsWith("/sys/");
  }

  private void keep(String path, Content content, boolean tail) {
    if (failure != null) {
      return;
    }
    if (!taken.add(path)) {
      skipped.add(new Skipped(path, "it was read twice; the first one is kept"));
      return;
    }
    if (bytes >= MOST) {
      skipped.add(new Skipped(path, "the capsule holds " + (MOST >> 20) + " MiB already"));
      return;
    }
    try (InputStream in = content.open()) {
      byte[] kept = tail ? tail(in, path) : head(in, path);
      put(path, kept);
    } catch (IOException e) {
      skipped.add(new Skipped(path, "reading fails: " + reason(e)));
    }
  }

  private byte[] head(InputStream in, String path) throws IOException {
    byte[] kept = in.readNBytes(LONGEST);
    if (kept.length == LONGEST && in.read() >= 0) {
      skipped.add(new Skipped(path, "only its first " + (LONGEST >> 20) + " MiB were kept"));
    }
    return kept;
  }

  /** The end of a log, from the begin of a line on. */
  private byte[] tail(InputStream in, String path) throws IOException {
    byte[] last = new byte[0];
    byte[] now = in.readNBytes(LOG_TAIL);
    boolean cut = false;
    while (now.length == LOG_TAIL) {
      byte[] next = in.readNBytes(LOG_TAIL);
      if (next.length == 0) {
        break;
      }
      cut = true;
      last = now;
      now = next;
    }
    if (!cut) {
      return now;
    }
    skipped.add(new Skipped(path, "only its last " + (LOG_TAIL >> 20) + " MiB were kept"));
    byte[] end = new byte[LOG_TAIL];
    System.arraycopy(last, now.length, end, 0, LOG_TAIL - now.length);
    System.arraycopy(now, 0, end, LOG_TAIL - now.length, now.length);
    int line = 0;
    while (line < end.length && end[line] != '\n') {
      line++;
    }
    return line + 1 >= end.length ? end : Arrays.copyOfRange(end, line + 1, end.length);
  }

  /** A file that cannot be written ends the capsule; what is there already stays. */
  private void put(String path, byte[] content) {
    if (failure != null) {
      return;
    }
    try {
      String text = new String(content, StandardCharsets.ISO_8859_1);
      byte[] shown = hide.apply(text).getBytes(StandardCharsets.ISO_8859_1);
      out.put(hide.apply(path), shown);
      files++;
      bytes += shown.length;
    } catch (IOException e) {
      failure = e;
    }
  }

  private String mark() {
    return String.join(
        "\n",
        "What a restart would have destroyed, saved by culprit capture-evidence.",
        "host: " + host.name().replaceAll("\\p{Cntrl}", "?"),
        "begun: " + clock.instant(),
        "processes: " + (pids.isEmpty() ? "all" : pids.toString()),
        "files/ holds files, commands/ what commands would print; -2 is a second look.",
        "culprit-skipped.tsv is written last, and says what could not be read.",
        "");
  }

  private String notes() {
    StringBuilder notes = new StringBuilder();
    for (Skipped one : skipped) {
      notes.append(flat(one.source())).append('\t').append(flat(one.reason())).append('\n');
    }
    return notes.toString();
  }

  private static String flat(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
