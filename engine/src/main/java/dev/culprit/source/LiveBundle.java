package dev.culprit.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A running host, read from /proc and from files, without any tool. What moves is read as often as
 * there are samples, the rest once. Nothing is written, no process is started or stopped, and
 * nothing that can hang is waited for.
 */
public final class LiveBundle implements Bundle {

  private final LiveRoot root;
  private final int samples;
  private final Duration interval;
  private final Clock clock;

  /**
   * A host.
   *
   * @param root {@code /}, or the folder where the root of another system lies
   * @param samples how often what moves is read, at least once
   * @param interval from the begin of one sample to that of the next
   */
  public LiveBundle(Path root, int samples, Duration interval) {
    this(root, samples, interval, Clock.systemUTC());
  }

  LiveBundle(Path root, int samples, Duration interval, Clock clock) {
    this.root = new LiveRoot(root);
    this.samples = Math.max(1, samples);
    this.interval = interval.isNegative() ? Duration.ZERO : interval;
    this.clock = clock;
  }

  /** Whether processes are seen; the root of a disk that is only mounted has none. */
  @Override
  public boolean live() {
    return Files.exists(root.proc("stat"));
  }

  /** Two samples are compared, and Culprit's own start would be part of what they show. */
  @Override
  public boolean keeps() {
    return samples == 1 || !live();
  }

  /** The host's name, or the root where it says none. */
  @Override
  public String name() {
    String hostname = new LiveIdentity(root).hostname();
    return hostname.isEmpty() ? root.path().toString() : hostname;
  }

  @Override
  public void readings(Consumer<Reading> reader, Consumer<Skipped> skipped) {
    Handover.run(this::read, reader, skipped);
  }

  private void read(LiveOut out) {
    long begin = System.nanoTime();
    ProcScan scan = sample(out, 0);
    readRest(out, scan);
    for (int sample = 1; sample < samples; sample++) {
      if (!waitUntil(begin + sample * interval.toNanos())) {
        out.skip("/proc", "it was interrupted after " + sample + " of " + samples + " samples");
        return;
      }
      sample(out, sample);
    }
  }

  /** Reads what moves; the sockets right after the descriptors that they are joined with. */
  private ProcScan sample(LiveOut out, int sample) {
    if (live()) {
      out.command("date", sample, new LiveIdentity(root).date(clock.instant()));
    }
    ProcScan scan = new ProcScan(root);
    scan.readDescriptors();
    new LiveNetworks(root, out).read(scan.networks(), sample);
    scan.writeDescriptors(out, sample);
    new LiveInterfaces(root, out).read(sample);
    new LiveKernel(root, out).readMoving(sample);
    return scan;
  }

  private void readRest(LiveOut out, ProcScan scan) {
    scan.readFiles();
    scan.writeFiles(out);
    new LiveDepth(root, out).readBlocked();
    new LiveGroups(root, out).read(scan.sections("cgroup").values());
    new LiveKernel(root, out).readSteady();
    new LiveIdentity(root).read(out);
    new LiveAddresses(root, out).read();
    new LiveFilesystems(root, out).read();
    new LiveConfiguration(root, out).read(scan.sections("cmdline"));
    new LivePackages(root, out).read();
    new LiveChanges(root, out).read(scan.processes());
    new LiveKernelLog(root, out).read();
    new LiveLogs(root, out).read(scan.descriptors());
  }

  private static boolean waitUntil(long nanos) {
    try {
      long millis = (nanos - System.nanoTime()) / 1_000_000;
      Thread.sleep(Math.max(0, millis));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    // nothing stays open
  }
}
