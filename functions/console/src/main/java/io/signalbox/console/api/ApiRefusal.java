package io.signalbox.console.api;

/** The API refused a request: its answer says why. */
public final class ApiRefusal extends RuntimeException {
  private final transient ApiAnswer answer;

  ApiRefusal(ApiAnswer answer) {
    super("The API answered " + answer.status());
    this.answer = answer;
  }

  public int status() {
    return answer.status();
  }

  /** What went wrong and what to do about it, as the API says it. */
  public String detail() {
    return answer.json().isObject() ? answer.json().path("detail").asText() : answer.text();
  }

  public ApiAnswer answer() {
    return answer;
  }
}
