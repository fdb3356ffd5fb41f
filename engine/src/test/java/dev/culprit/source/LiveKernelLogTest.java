package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveKernelLogTest {

  @Test
  void aRecordIsPrintedAsDmesgDoes() {
    assertEquals(
        "[  140.000339] eth0: link up\n",
        LiveKernelLog.line("6,339,140000339,-;eth0: link up\n SUBSYSTEM=net\n DEVICE=n2\n"));
    assertEquals(
        "[    0.000000] Linux version 6.1.0\n",
        LiveKernelLog.line("5,0,0,-,caller=T1;Linux version 6.1.0\n"));
  }

  @Test
  void whatIsNoRecordIsLeftOut() {
    assertEquals("", LiveKernelLog.line(""));
    assertEquals("", LiveKernelLog.line("no record"));
    assertEquals("", LiveKernelLog.line("6,339,99999999999999999999999,-;far"));
  }

  @Test
  void theBufferOfThisHostIsReadAndEnds() {
    assumeTrue(Files.isReadable(Path.of("/dev/kmsg")), "the kernel's messages are not for us");
    Gathered host = new Gathered();
    assertTimeout(
        Duration.ofSeconds(5),
        () ->
            new LiveKernelLog(
                    new LiveRoot(Path.of("/")), new LiveOut(host.readings::add, host.skipped::add))
                .read());
    assertTrue(host.command("dmesg").startsWith("["), host.command("dmesg"));
  }
}
