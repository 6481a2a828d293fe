package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.meter.Bill;
import io.signalbox.bench.bill.meter.Charge;
import io.signalbox.bench.bill.meter.Meter;

/**
 * What the template's web ACL costs in a month in which it refuses a million requests. API Gateway
 * is counted for each of them, as for one that reaches a function.
 *
 * @param rules how many rules the web ACL has
 */
record WebAclMonth(String name, String text, int rules) implements Scenario {

  @Override
  public double reachDollars() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Bill bill(Hubs hubs, int events) {
    Meter meter = new Meter();
    meter.add("(web ACL)", "the ACL", Charge.WEB_ACL_MONTHS, 1);
    meter.add("(web ACL)", "rules", Charge.WEB_ACL_RULE_MONTHS, rules);
    meter.add("(web ACL)", "requests", Charge.WEB_ACL_REQUESTS, MILLION);
    meter.add("(web ACL)", "refused requests", Charge.API_CALLS, MILLION);
    return meter.bill();
  }
}
