module facade

go 1.19
