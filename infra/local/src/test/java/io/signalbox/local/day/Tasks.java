package io.signalbox.local.day;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a handler, an operator and a head of CERT do in a day. Each throws where it does not work.
 */
interface Tasks {
  /** How many actions the last person needed. */
  int actions();

  void what_needs_me_this_morning();

  void what_was_a_ticket_about();

  void why_did_somebody_get_this_and_others_not();

  void resend_to_another_address();

  void stop_notices_for_one_address_until_a_date();

  void a_bounced_address_gets_what_waited();

  void why_is_a_destination_behind_and_replay();

  void who_is_responsible_and_by_which_rule();

  void upload_rows_preview_and_send_once();

  void figures_of_a_sector_as_csv_and_drawing();

  void what_is_held_about_an_address_export_and_erase();

  /** Needs a hub that asks for an approval. */
  void change_a_route_with_approval_and_revert_it();

  /** Those that need no approval, by their names. */
  default Map<String, Runnable> all() {
    Map<String, Runnable> tasks = new LinkedHashMap<>();
    tasks.put("what needs me this morning", this::what_needs_me_this_morning);
    tasks.put("what was ticket N about", this::what_was_a_ticket_about);
    tasks.put("why did(n't) we get this", this::why_did_somebody_get_this_and_others_not);
    tasks.put("resend to another address", this::resend_to_another_address);
    tasks.put(
        "stop notices for one address in a block until a date",
        this::stop_notices_for_one_address_until_a_date);
    tasks.put(
        "re-enable a bounced address, and what waited goes out",
        this::a_bounced_address_gets_what_waited);
    tasks.put(
        "why is a destination behind, test it, replay since yesterday",
        this::why_is_a_destination_behind_and_replay);
    tasks.put(
        "who is responsible for 2001:db8::1, by which rule",
        this::who_is_responsible_and_by_which_rule);
    tasks.put("upload 500 rows, preview, send once", this::upload_rows_preview_and_send_once);
    tasks.put(
        "last month's figures of one sector as CSV and SVG",
        this::figures_of_a_sector_as_csv_and_drawing);
    tasks.put(
        "what do you hold on this mail address, export, erase",
        this::what_is_held_about_an_address_export_and_erase);
    return tasks;
  }
}
