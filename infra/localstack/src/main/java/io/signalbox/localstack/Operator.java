package io.signalbox.localstack;

import java.nio.file.Path;
import java.util.Map;

/** Does on LocalStack what an operator does on AWS to get a hub. */
public final class Operator {
  private final LocalStack localStack;
  private final Sam sam;
  private final ServiceCalls calls;

  /**
   * @param home for what the operator's programs write about themselves
   */
  public Operator(LocalStack localStack, Path home) {
    this.localStack = localStack;
    this.sam = new Sam(PythonEnvironments.sam(), localStack.endpoint(), home);
    this.calls = new ServiceCalls(localStack.endpoint());
  }

  public ServiceCalls calls() {
    return calls;
  }

  /**
   * Uploads the functions that the build has made.
   *
   * @param to where the template is written that knows their places
   */
  public Path packaged(Path to) {
    return sam.packaged(Folders.root().resolve("template.yaml"), to);
  }

  /**
   * Deploys a hub, or a new version of it.
   *
   * @param template a packaged one
   */
  public Stack deploy(Path template, String name, Map<String, String> parameters) {
    sam.deploy(template, name, parameters);
    return new Stack(name, localStack.endpoint(), calls);
  }

  /** Sets the token of a hub's first administrator. The hub need not be there yet. */
  public void setAdministratorToken(String stack, String token) {
    calls.json(
        "ssm",
        "AmazonSSM.PutParameter",
        Map.of(
            "Name",
            administratorToken(stack),
            "Value",
            token,
            "Type",
            "SecureString",
            "Overwrite",
            true));
  }

  /** Tells SES that an address is ours, as the answer to its mail would. */
  public void verifySender(String address) {
    calls.query(
        "ses", "2010-12-01", Map.of("Action", "VerifyEmailIdentity", "EmailAddress", address));
  }

  static String administratorToken(String stack) {
    return "/signalbox/" + stack + "/administrator/token";
  }
}
