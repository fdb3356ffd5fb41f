package dev.culprit.logs;

import dev.culprit.knowledge.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All signatures, compiled into one matcher; immutable and shared by every scan. */
final class SignatureSet {

  /** Words of lines that look like trouble, whatever wrote them. */
  private static final List<String> TROUBLE =
      List.of(
          "error",
          "fail",
          "fatal",
          "critical",
          "panic",
          "refused",
          "denied",
          "timeout",
          "timed out",
          "exception",
          "cannot",
          "can't",
          "unable to",
          "corrupt",
          "abort",
          "emerg",
          "alert",
          "severe",
          "not responding",
          "unreachable",
          "exhausted",
          "exceeded",
          "too many",
          "no space",
          "out of memory",
          "segfault",
          "killed");

  /**
   * Of a longer literal the beginning is sought, which keeps the automaton's table small; the rest
   * is compared where it was found.
   */
  private static final int LONGEST = 12;

  private final List<Signature> signatures;
  private final Automaton automaton;
  private final Call[][] bySignal;
  private final int accessSignal;
  private final int firstTroubleSignal;

  /**
   * A signature that a literal calls for.
   *
   * @param rest what must follow the part of the literal that the automaton seeks, in lower case
   */
  private record Call(int number, String rest) {}

  SignatureSet(List<Signature> all) {
    signatures = all.stream().sorted(Comparator.comparing(Signature::id)).toList();
    Map<String, List<Call>> byLiteral = new LinkedHashMap<>();
    for (int i = 0; i < signatures.size(); i++) {
      for (String literal : signatures.get(i).literals()) {
        if (literal.chars().allMatch(c -> c >= ' ' && c <= '~') && !literal.isEmpty()) {
          String begin = literal.substring(0, Math.min(literal.length(), LONGEST));
          Call call = new Call(i, literal.substring(begin.length()).toLowerCase(Locale.ROOT));
          List<Call> calls = byLiteral.computeIfAbsent(begin, l -> new ArrayList<>());
          if (!calls.contains(call)) {
            calls.add(call);
          }
        }
      }
    }
    List<String> texts = new ArrayList<>(byLiteral.keySet());
    bySignal = new Call[texts.size()][];
    for (int i = 0; i < bySignal.length; i++) {
      bySignal[i] = byLiteral.get(texts.get(i)).toArray(Call[]::new);
    }
    accessSignal = texts.size();
    texts.add(" HTTP/");
    firstTroubleSignal = texts.size();
    texts.addAll(TROUBLE);
    automaton = new Automaton(texts);
  }

  Automaton automaton() {
    return automaton;
  }

  Signature signature(int number) {
    return signatures.get(number);
  }

  int size() {
    return signatures.size();
  }

  /** What a line's texts call for; one object is used for line after line. */
  final class Candidates {
    private final long[] bits = new long[signatures.size() / 64 + 1];
    private boolean any;
    private boolean trouble;
    private boolean access;

    void clear() {
      if (any) {
        Arrays.fill(bits, 0);
      }
      any = false;
      trouble = false;
      access = false;
    }

    /**
     * Takes what ends at a place of a line.
     *
     * @param at position behind the texts
     * @param to where the line ends
     * @param escaped whether the line may spell a literal's end in another way, as JSON does
     */
    void add(int[] signals, byte[] bytes, int at, int to, boolean escaped) {
      for (int signal : signals) {
        if (signal >= firstTroubleSignal) {
          trouble = true;
        } else if (signal == accessSignal) {
          access = true;
        } else {
          for (Call call : bySignal[signal]) {
            if (escaped || follows(call.rest, bytes, at, to)) {
              any = true;
              bits[call.number >> 6] |= 1L << call.number;
            }
          }
        }
      }
    }

    private static boolean follows(String rest, byte[] bytes, int at, int to) {
      if (rest.length() > to - at) {
        return false;
      }
      for (int i = 0; i < rest.length(); i++) {
        byte b = bytes[at + i];
        if (rest.charAt(i) != (b >= 'A' && b <= 'Z' ? b + 32 : b)) {
          return false;
        }
      }
      return true;
    }

    /** Whether a signature may match. */
    boolean any() {
      return any;
    }

    /** Whether the line looks like trouble. */
    boolean trouble() {
      return trouble;
    }

    /** Whether the line may be one of an access log. */
    boolean access() {
      return access;
    }

    /** The number of the next signature that may match, from {@code from}, or -1. */
    int next(int from) {
      int word = from >> 6;
      long rest = word < bits.length ? bits[word] & (-1L << from) : 0;
      while (rest == 0) {
        if (++word >= bits.length) {
          return -1;
        }
        rest = bits[word];
      }
      return (word << 6) + Long.numberOfTrailingZeros(rest);
    }
  }
}
