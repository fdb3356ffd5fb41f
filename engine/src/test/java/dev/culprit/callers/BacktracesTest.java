package dev.culprit.callers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.trace.Frame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** gdb's back-traces at system calls, and the mappings that say which library an address is in. */
class BacktracesTest {

  private static final AddressSpace SPACE =
      AddressSpace.of(
          Stream.of(
              "55de50b0c000-55de50b0d000 r--p 00000000 fe:00 131 /srv/shop/leaky",
              "55de50b0d000-55de50b0e000 r-xp 00001000 fe:00 131 /srv/shop/leaky",
              "7f9d42cf0000-7f9d42e00000 r-xp 00026000 fe:00 132 /usr/lib/libc.so.6",
              "7f9d42e10000-7f9d42e20000 r-xp 00001000 fe:00 133 /srv/shop/lib addr.so (deleted)",
              "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0 [vsyscall]"));

  @Test
  void readsTheStackAtEachCallOnce() {
    Backtraces traces = new Backtraces(SPACE);
    String stop =
        """
        culprit-stop socket
        #0  0x00007f9d42cf5dc7 in __GI_socket () at ../sysdeps/unix/syscall-template.S:120
        #1  0x00007f9d42e10132 in get_addr@plt () at lib.c:5
        #2  inlined () at main.c:9
        #3  0x000055de50b0d18f in ?? ()
        #4  0x0000000000000001 in ?? ()
        Backtrace stopped: previous frame inner to this frame (corrupt stack?)
        """;

    traces.read("[Thread debugging using libthread_db enabled]\n" + stop + stop);

    assertEquals(
        List.of(
            List.of(
                new Frame("/usr/lib/libc.so.6", "__GI_socket", "0x2bdc7"),
                new Frame("/srv/shop/lib addr.so", "get_addr", "0x1132"),
                new Frame("/srv/shop/leaky", "", "0x118f"))),
        traces.at("socket"));
    assertEquals(List.of(), traces.at("ioctl"));
  }

  @Test
  void takesNothingForAStackThatFollowsNoStop() {
    Backtraces traces = new Backtraces(SPACE);

    traces.read("#0  0x00007f9d42cf5dc7 in poll () from /usr/lib/libc.so.6\n");

    assertEquals(List.of(), traces.at(""));
  }
}
