package dev.culprit.bench;

import java.util.SplittableRandom;

/** Chance with a seed, and the small things that logs and tables are made of. */
final class Dice {

  private static final String[] WORDS = {
    "order", "cart", "user", "session", "batch", "report", "invoice", "stock", "mail", "image",
    "price", "index", "queue", "cache", "export", "import", "search", "login", "token", "job"
  };

  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A number from {@code least} to {@code most}, both included. */
  int number(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** Whether something of this probability happens. */
  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** One of several. */
  @SafeVarargs
  final <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }

  /** A number below {@code bound} of which the low ones are far more frequent. */
  int early(int bound) {
    double r = random.nextDouble();
    return (int) (bound * r * r * r * r);
  }

  /** A word as applications use them. */
  String word() {
    return one(WORDS);
  }

  /** An address of the documentation's networks. */
  String address() {
    return one("192.0.2.", "198.51.100.", "203.0.113.") + number(1, 254);
  }

  /** So many hexadecimal digits. */
  String hex(int digits) {
    StringBuilder hex = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      hex.append(Character.forDigit(number(0, 15), 16));
    }
    return hex.toString();
  }
}
