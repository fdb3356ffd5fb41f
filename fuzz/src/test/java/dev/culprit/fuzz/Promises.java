package dev.culprit.fuzz;

import dev.culprit.fact.Origin;
import dev.culprit.source.Lines;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** What holds for every input, whatever it says. */
public final class Promises {

  /** One in so many inputs is also made long, to see whether the time grows with it only. */
  private static final int LENGTHENED = 100;

  private static final int LONG = 48 * 1024;
  private static final int TIMES_TRIED = 4;

  /** Less is noise: collecting garbage, compiling, counting coverage. */
  private static final long NOISE_NANOS = 150_000_000L;

  /** Twice the text may take so many times as long; the square of it would take four times. */
  private static final double LINEAR = 3.2;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Map<Class<?>, Method[]> ACCESSORS = new ConcurrentHashMap<>();

  private Promises() {}

  /** Fails with {@code what} unless it holds. */
  public static void hold(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** Texts are bounded and free of control characters, numbers finite, all the way down. */
  public static void clean(Object value) {
    if (value instanceof Origin origin) {
      hold(origin.text().length() <= Origin.MAX_TEXT, "an origin's text is too long");
      hold(origin.line() >= 0, "a line before the first one");
    }
    if (value instanceof String text) {
      clean(text);
    } else if (value instanceof Record one) {
      Arrays.stream(accessors(one.getClass())).forEach(method -> clean(read(method, one)));
    } else if (value instanceof Iterable<?> all) {
      all.forEach(Promises::clean);
    } else if (value instanceof Map<?, ?> map) {
      clean(map.keySet());
      clean(map.values());
    } else if (value instanceof Optional<?> some) {
      some.ifPresent(Promises::clean);
    } else if (value instanceof Double number) {
      hold(!number.isInfinite(), "an infinite number");
    }
  }

  private static void clean(String text) {
    hold(text.length() <= Lines.MAX_LINE, "a text is longer than a line may be");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      hold(c == '\t' || !Character.isISOControl(c), "a control character in " + text);
    }
  }

  private static Method[] accessors(Class<?> record) {
    return ACCESSORS.computeIfAbsent(
        record,
        type ->
            Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .peek(accessor -> accessor.setAccessible(true))
                .toArray(Method[]::new));
  }

  private static Object read(Method accessor, Object of) {
    try {
      return accessor.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(accessor.getName(), e);
    }
  }

  /** Whether an input is one of those that are also made long. */
  public static boolean isLengthened(byte[] input) {
    return Math.floorMod(Arrays.hashCode(input), LENGTHENED) == 0;
  }

  /** The text again and again, as lines and as one line, takes time in proportion to its length. */
  public static void linear(byte[] text, Consumer<byte[]> work) {
    if (text.length == 0) {
      return;
    }
    byte[] line =
        new String(text, StandardCharsets.ISO_8859_1)
            .replace('\n', ' ')
            .getBytes(StandardCharsets.ISO_8859_1);
    for (byte[] unit : List.of(text, line)) {
      linear(times -> work.accept(repeated(unit, times * LONG)));
    }
  }

  private static void linear(IntConsumer work) {
    double growth = Double.MAX_VALUE;
    for (int i = 0; i < TIMES_TRIED && growth > LINEAR; i++) {
      growth = Math.min(growth, growth(work));
    }
    hold(growth <= LINEAR, "twice the text takes " + growth + " times as long, and again");
  }

  /**
   * How many times as long twice the text takes, at the less steep of two doublings, since a text
   * may also be refused up to some length; 0 where all of it is noise.
   */
  private static double growth(IntConsumer work) {
    long twice = nanos(() -> work.accept(2));
    if (twice <= NOISE_NANOS) {
      return 0;
    }
    long once = nanos(() -> work.accept(1));
    long fourTimes = nanos(() -> work.accept(4));
    return Math.min(twice / (double) Math.max(1, once), fourTimes / (double) twice);
  }

  private static long nanos(Runnable work) {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  private static byte[] repeated(byte[] unit, int length) {
    byte[] all = new byte[length];
    for (int i = 0; i < length; i += unit.length) {
      System.arraycopy(unit, 0, all, i, Math.min(unit.length, length - i));
    }
    return all;
  }
}
