package dev.culprit.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's ring buffer, read from /dev/kmsg as {@code dmesg} does, and handed over as what
 * {@code dmesg} would print. One read gives one record; after the last one the device waits for the
 * next, so that a reader of its own stops when nothing came for a moment.
 *
 * <p>The buffer is the whole machine's. It is read where this program sees the whole machine: a
 * container would be blamed for what its neighbours do.
 */
final class LiveKernelLog {

  /** The kernel's name of the first process namespace: PROC_PID_INIT_INO, linux/proc_ns.h. */
  private static final String FIRST_NAMESPACE = "pid:[4026531836]";

  /** Silence after which the buffer is taken as read, in milliseconds. */
  private static final long SILENCE = 30;

  /** Longest time for all of it, in milliseconds. */
  private static final long LONGEST = 500;

  /** A record is at most this long: CONSOLE_EXT_LOG_MAX, printk. */
  private static final int RECORD = 8192;

  /** Records that are kept at most; the largest usual buffer (1 MiB) holds some 10,000. */
  private static final int MOST = 50_000;

  /** Priority, sequence, microseconds since boot, flags; then the message on the first line. */
  private static final Pattern LINE =
      Pattern.compile("\\d+,\\d+,(\\d{1,18}),[^;]*;([^\\n]*)(?:\\n.*)?", Pattern.DOTALL);

  private final LiveRoot root;
  private final LiveOut out;

  LiveKernelLog(LiveRoot root, LiveOut out) {
    this.root = root;
    this.out = out;
  }

  void read() {
    Path device = root.path().resolve("dev/kmsg");
    if (!root.own() || !Files.exists(device)) {
      return;
    }
    if (!LiveRoot.link(root.proc("self/ns/pid")).equals(FIRST_NAMESPACE)) {
      out.skip("/dev/kmsg", "it is the whole machine's, and this is a container");
      return;
    }
    try (FileChannel channel = FileChannel.open(device)) {
      String text = drain(channel);
      if (!text.isEmpty()) {
        out.command("dmesg", 0, text);
      }
    } catch (IOException e) {
      out.skip("/dev/kmsg", LiveFile.reason(e));
    }
  }

  /** All records that are there; closing the channel ends the reader that waits for more. */
  private static String drain(FileChannel channel) {
    BlockingQueue<String> records = new ArrayBlockingQueue<>(MOST);
    Thread reader = new Thread(() -> pump(channel, records), "kernel-log");
    reader.setDaemon(true);
    reader.start();
    StringBuilder text = new StringBuilder();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST);
    try {
      for (String record = records.poll(LONGEST, TimeUnit.MILLISECONDS);
          record != null && System.nanoTime() < end;
          record = records.poll(SILENCE, TimeUnit.MILLISECONDS)) {
        text.append(line(record));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reader.interrupt();
    return text.toString();
  }

  private static void pump(FileChannel channel, BlockingQueue<String> records) {
    ByteBuffer buffer = ByteBuffer.allocate(RECORD);
    try {
      while (channel.read(buffer.clear()) > 0) {
        String record = StandardCharsets.UTF_8.decode(buffer.flip()).toString();
        if (!records.offer(record)) {
          return;
        }
      }
    } catch (IOException closedOrOverwritten) {
      // Closed by the other side: it has what it wants. Overwritten while it was read (EPIPE): what
      // came until then is a true, if shorter, account.
    }
  }

  /** A record as {@code dmesg} prints it, or "" where it is none. */
  static String line(String record) {
    Matcher parts = LINE.matcher(record);
    if (!parts.matches()) {
      return "";
    }
    long micros = Long.parseLong(parts.group(1));
    return String.format(
        Locale.ROOT, "[%5d.%06d] %s\n", micros / 1_000_000, micros % 1_000_000, parts.group(2));
  }
}
