"""Records of statements, from `deeds` and `appeals`.

statements  the records, and what is only part of another; signs: what their makers know of how sure that is
reasons     why a record says what it says
occasions   sentences about one act become one statement; occasion: what is known of it
occasion_place, appeal_region  which government it binds; occasion_day, appeal_day: on what day
"""
