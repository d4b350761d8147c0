"""When a stage was reached.

stage_date  the order of the answers: its own day, its tally's, the count's, the saying's, else publication's
day_beside  in its own sentence; scene: in its scene; course: sessions told behind it
claim_dates days that stand in a claim's sentence; since_then: "sejak"
papers      the day of the paper that carries it
counted_on  the day on which a number stood
said_on     the day on which something was said           (ruling 43)
news_day    the day on which the news around it was told; occasion_to_speak: on what days people speak
"""
