package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that writes, and a filesystem that has no room, no inode, or is frozen. */
@Tag("live")
class FilesystemFaultsIT {

  /** Saves orders of some size into a folder, so many at most, and logs what goes wrong. */
  private static final String WRITER =
      """
      import logging, sys, time
      folder, size, most = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
      logging.basicConfig(filename="/var/log/orders.log", level=logging.INFO,
                          format="%(asctime)s orders %(levelname)s %(message)s")
      logging.info("orders are saved to %s", folder)
      saved = 0
      while True:
          try:
              if saved < most:
                  with open("%s/order-%d" % (folder, saved), "wb") as order:
                      order.write(b"x" * size)
                  saved += 1
              else:
                  time.sleep(0.1)
          except OSError as failed:
              logging.error("cannot save an order: %s", failed)
              time.sleep(0.1)
      """;

  private static final String NO_SPACE = "No space left on device";
  private static final String ENDLESS = "1000000000";

  @TempDir private Path folder;

  private Path orders;

  @BeforeEach
  void folders() throws Exception {
    orders = Files.createDirectories(folder.resolve("orders"));
  }

  @Test
  void nothingIsWrongWhileThereIsRoom() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      host.run("mount", "-t", "tmpfs", "-o", "size=16m,nr_inodes=4k", "none", orders.toString());
      Daemon writer = host.script("orders.py", WRITER, orders.toString(), "1024", "100");
      host.await(writer, () -> Files.exists(host.path(orders + "/order-99")));

      Answer answer = host.diagnosed("--samples", "1");

      answer.assertHealthy();
    }
  }

  @Test
  void noBlockIsFree() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      host.run("mount", "-t", "tmpfs", "-o", "size=16m,nr_inodes=4k", "none", orders.toString());
      Daemon writer = host.script("orders.py", WRITER, orders.toString(), "1000000", ENDLESS);
      host.await(writer, () -> host.says("/var/log/orders.log", NO_SPACE));

      Answer answer = host.diagnosed("--samples", "1");

      Answer.Hypothesis full = answer.onlyAccused("disk-full", orders.toString());
      assertTrue(full.because("filesystem-full").orElse("").contains("100 % full"), full::toString);
      assertTrue(full.command("contain").startsWith("du -xh "), full.command("contain"));
    }
  }

  private void useUpInodes(OwnHost host) throws Exception {
    host.run("mount", "-t", "tmpfs", "-o", "size=16m,nr_inodes=64", "none", orders.toString());
    Daemon writer = host.script("orders.py", WRITER, orders.toString(), "10", ENDLESS);
    host.await(writer, () -> host.says("/var/log/orders.log", NO_SPACE));
  }

  @Test
  void noInodeIsFree() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      useUpInodes(host);

      Answer answer = host.diagnosed("--samples", "1");

      Answer.Hypothesis used = answer.onlyAccused("inode-exhausted", orders.toString());
      assertTrue(used.because("no-space-though-blocks-free").isPresent(), used::toString);
      assertTrue(answer.command().startsWith("df -i " + orders), answer::command);
    }
  }

  @Test
  void theCountOfInodesIsReadWhereItMayBe() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      useUpInodes(host);

      Answer answer = host.diagnosed("--samples", "1", "--auto", "--budget", "2s");

      Answer.Hypothesis used = answer.onlyAccused("inode-exhausted", orders.toString());
      assertTrue(used.because("inodes-used-up").isPresent(), used::toString);
    }
  }

  @Test
  void writersHangWhileItIsFrozen() throws Exception {
    LiveHost.requireThat(LiveHost.program("mkfs.ext4").isPresent(), "this host lacks mkfs.ext4");
    try (OwnHost host = OwnHost.start(folder)) {
      String image = folder.resolve("image").toString();
      host.run("truncate", "-s", "16M", image);
      host.run("mkfs.ext4", "-q", image);
      host.run("mount", "-o", "loop", image, orders.toString());
      Daemon writer = host.script("orders.py", WRITER, orders.toString(), "10", "100000");
      host.await(writer, () -> Files.exists(host.path(orders + "/order-9")));
      // thaws even if this test does not live to do it: a frozen writer cannot be ended
      host.daemon("sh", "-c", "sleep 100; fsfreeze --unfreeze " + orders);
      host.run("fsfreeze", "--freeze", orders.toString());
      host.atClose("fsfreeze", "--unfreeze", orders.toString());
      host.await(writer, () -> host.hangs("orders.py"));

      Answer answer = host.diagnosed("--samples", "1");

      Answer.Hypothesis frozen = answer.onlyAccused("filesystem-frozen", "orders.py");
      String wait = frozen.because("processes-wait-for-thaw").orElse("");
      assertTrue(wait.contains("wait in the kernel at "), frozen::toString);
    }
  }
}
