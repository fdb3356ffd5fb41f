package dev.culprit.verify;

import dev.culprit.fact.Subject;
import dev.culprit.gauge.Growth;
import dev.culprit.gauge.Growth.Kind;
import dev.culprit.gauge.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * What came of calling the path that was sick.
 *
 * @param calls how many were made
 * @param answered how many of them were answered
 * @param growths what the services of the host did meanwhile
 */
public record Load(int calls, int answered, List<Growth> growths) {

  /** Fewer answers say nothing about a leak that needs several calls. */
  private static final int ENOUGH = 10;

  /** The kernel cuts the name of a process. */
  private static final int NAME = 15;

  /** Copies the list. */
  public Load {
    growths = List.copyOf(growths);
  }

  /** Whether it was use enough to bring the trouble back. */
  public boolean enough() {
    return answered >= ENOUGH && answered * 2 > calls;
  }

  /** What still grows with the calls, if anything of the kind does in the service. */
  Optional<Growth> growing(Subject subject, String quantity) {
    return of(subject, quantity).stream().filter(g -> g.kind() == Kind.GROWS).findFirst();
  }

  /** Whether the service's own figures were seen and stayed as they were. */
  boolean stayedFlat(Subject subject, String quantity) {
    List<Growth> own = of(subject, quantity);
    return !own.isEmpty() && own.stream().allMatch(g -> g.kind() == Kind.FLAT);
  }

  /** Whether the service's figures moved without rhyme to the calls. */
  boolean unclear(Subject subject, String quantity) {
    return of(subject, quantity).stream().anyMatch(g -> g.kind() == Kind.UNCLEAR);
  }

  private List<Growth> of(Subject subject, String quantity) {
    List<Growth> own = growths.stream().filter(g -> isOf(g, subject)).toList();
    List<Growth> from = own.isEmpty() ? growths : own;
    return from.stream().filter(g -> counts(g.quantity(), quantity)).toList();
  }

  /** Every kind of descriptor counts among the descriptors. */
  private static boolean counts(Quantity quantity, String wanted) {
    return quantity.label().equals(wanted);
  }

  private static boolean isOf(Growth growth, Subject subject) {
    String name = growth.service().replaceAll(" \\(pid \\d+\\)$", "");
    String wanted = subject.name();
    return !wanted.isEmpty()
        && (name.startsWith(wanted)
            || (name.length() >= 3 && wanted.startsWith(name))
            || (wanted.length() > NAME && name.equals(wanted.substring(0, NAME))));
  }
}
