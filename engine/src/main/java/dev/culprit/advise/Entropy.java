package dev.culprit.advise;

import dev.culprit.knowledge.FindingPage;
import java.util.List;

/** Shannon entropy over beliefs, in bits. */
final class Entropy {

  private Entropy() {}

  /**
   * Expected fall of entropy when these findings become known, taken as independent given the
   * cause.
   */
  static double gain(List<Belief> beliefs, List<FindingPage> findings) {
    if (findings.isEmpty()) {
      return 0;
    }
    double[] now = beliefs.stream().mapToDouble(Belief::probability).toArray();
    double after = 0;
    for (int outcome = 0; outcome < 1 << findings.size(); outcome++) {
      double[] joint = new double[now.length];
      double probability = 0;
      for (int i = 0; i < now.length; i++) {
        joint[i] = now[i] * likelihood(beliefs.get(i), findings, outcome);
        probability += joint[i];
      }
      after += probability * of(joint, probability);
    }
    return of(now, 1) - after;
  }

  private static double likelihood(Belief belief, List<FindingPage> findings, int outcome) {
    double likelihood = 1;
    for (int f = 0; f < findings.size(); f++) {
      double shows = Adviser.expectation(belief, findings.get(f));
      likelihood *= (outcome >> f & 1) == 1 ? shows : 1 - shows;
    }
    return likelihood;
  }

  private static double of(double[] weights, double sum) {
    double entropy = 0;
    for (double weight : weights) {
      double p = sum > 0 ? weight / sum : 0;
      if (p > 0) {
        entropy -= p * Math.log(p) / Math.log(2);
      }
    }
    return entropy;
  }
}
