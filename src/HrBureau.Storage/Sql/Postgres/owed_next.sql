select wake from owed where road = @road and wake > @now order by wake limit 1
