package io.signalbox.templates;

import java.io.IOException;

/** A template did not give a text. Its message is fit for the delivery log. */
public abstract sealed class TemplateException extends IOException {

  private TemplateException(String message) {
    super(message);
  }

  /** The template is written wrongly, or asks for what templates may not do. */
  public static final class Faulty extends TemplateException {
    /** A fault of the template of that name. */
    public Faulty(String name, String reason) {
      super("The " + name + " template is faulty: " + reason);
    }
  }

  /** The text would be longer than a mail can be. */
  public static final class TooLong extends TemplateException {
    TooLong(int limitCharacters) {
      super("A template wrote more than " + limitCharacters + " characters");
    }
  }

  /** The template does more than any mail needs. */
  public static final class TooManySteps extends TemplateException {
    TooManySteps(long limit) {
      super("A template took more than " + limit + " steps");
    }
  }
}
