"""From tagged text to records: what is said, by whom, where, when, and how far it has got.

frame       the tagged article as records read it: sentences, clauses, mentions, quotes
lives       places and bodies of somebody's life, where no claim lies
sections    stretches under the name of one region each, in an article that goes through places one by one
phrases     the words of a vocabulary file as patterns, kept for the process; shapes: patterns of grammar in which such words stand
modality    whether a phrase says that something was done, planned, threatened, denied, demanded
place       which government a claim is about            (rulings 26 to 30)
moment      when it happened, and on what that rests     (rulings 39 to 43)
actors      who speaks, leads, signs                     (ruling 32)
building    record dicts of the codebook, without doubles, in order
deeds       statements, step 1: sentences that say that an act of a form was done; deed, deed_topics: whether it is about neutrality
deed_plans  acts that are only planned, wanted, still to come
deed_scenes pledges that are told as a scene
deed_meetings  what a meeting is about, and who is called to it
deed_makers acts of candidates, parties and private bodies, which are none of public servants
letters     which letters are circulars, by what they say and to whom they go (ruling 34)
roles       who led, opened, signed, organised it       (ruling 32); holder, authors: whose letter it is
occasions   step 2: sentences about one act become one statement; occasion: what is known of it, occasion_place: which government it binds
appeals     officials who urge servants to be neutral   (rulings 34, 36, 37)
            appeal_told in the article's words, appeal_turned the other way round, appeal_nouns by a noun, appeal_affirmed without
            a word of urging, appeal_quotes in the speaker's, appeal_threats by what those who take sides have to fear;
            urging: whom their verbs and nouns address
audience    to whom a statement speaks
statements  step 3: the records, and what is only part of another; occasion_day, appeal_day: on what day
said_on     the day on which something was said            (ruling 43); teller: by whom, occasion_to_speak: on what days people speak
violations  the stages of a violation, with the steps in order: claims, chains, tallies, outcome
claims      what each sentence asserts about whom; participant, accused, accused_pointed, grouped, apposed, addressed,
            posts, stages, meant, findings, number_after, one_case,
            bare_tally: a number of breaches without any verb; owners: which participants an act is told of;
            not_theirs: what a participant does, tells of or gets, or what is said of others behind him;
            number_before, singles, topics, pronouns, parties (who acts), subjects (kinds of servants), below_regency: its parts
assertion   whether an act is told as done; clauses: what of its sentence is about it; conditioned, only_spoken_of: what was not done;
            wanted: of an office, between "agar" and its verb; rumours: told only to be put right;
            supposed: only thought of;
            misdeeds: for what is no breach of neutrality; of_elections: before anything speaks of elections;
            recommended: a penalty that is only recommended; in_letter: who is listed in a letter that the sentence before tells of;
            articles_of_law: beside an article that was broken, or that only threatens
not_accused who stands beside the accused: kin, former servants, organisers' staff, witnesses;
            other_breaches: numbers of other kinds of breaches
handover    who gives a case to whom; passed_on: from and to of a record (rulings 18 to 22)
members     posts that are listed among those counted (ruling 17)
introduced  who was only named before a sentence tells what was done
continuation  which case a claim tells on: chain, chains  (rulings 12 to 14); continued_numbers: by a number told again;
            continued_plural: by a word for all of them; continued_silently: where nothing points at it;
            some_of: one of a number, without a number;
            named_together: those whom one sentence named; other_place: sentences that turn to another place (ruling 26)
headed      cases that a clause names by their place or rank alone
told_again  when a number without a pointing word is one told before  (ruling 14)
told_exactly  when a vague number of the lead is told exactly later
retold      reports in one sentence that are as many persons in another (ruling 14)
whose       which government the accused serve; served: what is said of that beside them or later; acting_region: where it is handled
tallies     wholes and their parts; tally, wholes, tally_parts, out_of, numbers_beside, all_breaches, place_lists, tally_lists,
            tally_places, tally_regions, totals and sources are its parts (rulings 15 to 17);
            penalties: numbers that only say how they were punished
nothing_found  `none`: an authority says that there is nothing (ruling 10)
conduct     what they did, and the sanction
stage_date  when a stage was reached: its own day (beside it, in its scene, told again), its tally's, the count's,
            the saying's, else publication's; papers: the day of the paper that carries it; day_beside: in its own sentence;
            course: sessions told behind it; claim_dates, counted_on, interviews, since_then,
            past: its parts
election    which election a record belongs to
confidence  how probable it is that a record is right; tally_signs, statement_signs: what its makers know of that
component   `ikrar_records`, which runs all of it

Words are in config/vocabulary: modality, speech, moments, forms, audience, elections for what is read here.
"""
