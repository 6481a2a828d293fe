package io.signalbox.bench.bill.meter;

/** What AWS charges for. */
public enum Charge {
  WRITE_UNITS("DynamoDB write units"),
  READ_UNITS("DynamoDB read units"),
  STREAM_READS("reads of the stream"),
  SQS_REQUESTS("SQS requests"),
  FUNCTION_CALLS("Lambda calls"),
  API_CALLS("API calls"),
  LOG_BYTES("bytes of logs"),
  EGRESS_BYTES("bytes to the internet"),
  ALARM_MONTHS("metrics watched by alarms, a month"),
  WEB_ACL_MONTHS("web ACLs, a month"),
  WEB_ACL_RULE_MONTHS("rules of web ACLs, a month"),
  WEB_ACL_REQUESTS("requests that a web ACL looks at"),
  /** What functions compute, by the CPU time they took here: no two runs have the same. */
  COMPUTE_GB_SECONDS("Lambda GB-seconds computing"),
  /** What functions wait for answers, by an assumed time for each round of requests. */
  WAITING_GB_SECONDS("Lambda GB-seconds waiting");

  private final String text;

  Charge(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** Whether it is counted, so that every run of the same has the same. */
  public boolean isCounted() {
    return this != COMPUTE_GB_SECONDS && this != WAITING_GB_SECONDS;
  }
}
