package dev.culprit.infer;

/** placeholder */
public final class RulePackCompiler {
  private RulePackCompiler() {}

  public static void main(String[] args) {}
}
